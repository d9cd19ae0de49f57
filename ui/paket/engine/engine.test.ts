import { Decrypter } from "age-encryption";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { zipSync } from "fflate";
import { CONTENT, FINGERPRINT, PASSPHRASE, RECEIPT_KEY, packet, sender, zipped, type Made } from "../testing/packet.mjs";
import { sha256Hex, toBase64, utf8 } from "./bytes";
import { parsePublicKey, publicKeyOf, sign, verify } from "./minisign";
import { openPacket, readPacket } from "./open";
import { normalPassphrase } from "./passphrase";
import { Problem } from "./problem";
import { makeQuittung } from "./quittung";

type Members = Map<string, Uint8Array>;
let from: { identity: string; replyTo: string };
const TEXT = { label: "Zeugnis", extension: "txt", bytes: utf8("bestanden") };

/** Work factor 17 is the least that is opened, and twice as fast as what the program takes. */
const made = (bent: Partial<Made> = {}) => packet({ replyTo: from.replyTo, workFactor: 17, ...bent });
const zip = (bent: Partial<Made> = {}) => zipped({ replyTo: from.replyTo, ...bent });
const read = async (bytes: Uint8Array) => readPacket(bytes);
const open = async (bytes: Uint8Array, typed = PASSPHRASE) => openPacket(toBase64(bytes), typed);

async function problem(work: Promise<unknown>): Promise<string> {
  return work.then(() => "opened", (error) => (error instanceof Problem ? error.code : String(error)));
}

beforeAll(async () => {
  from = await sender();
});

describe("a packet", () => {
  it("opens with its words, however they are typed, and says what it holds", async () => {
    const bytes = await made({ attachments: [TEXT] });
    const opened = await open(bytes, " Kranich fenster–LAMPE wiese anker-Ofen ");
    expect(opened.content).toEqual(CONTENT);
    expect(opened.fingerprint).toBe(FINGERPRINT);
    expect(opened.sha256).toBe(sha256Hex(bytes));
    expect([...opened.files.keys()].at(-1)).toBe("anlage-01.txt");
  });

  it("stays closed for other words and when it was damaged", async () => {
    const bytes = await made();
    expect(await problem(open(bytes, PASSPHRASE.replace("ofen", "oben")))).toBe("wrongPassphrase");
    const flipped = bytes.slice();
    flipped[bytes.length - 40]! ^= 1;
    expect(await problem(open(flipped))).toBe("damaged");
    expect(await problem(open(bytes.slice(0, -1)))).toBe("damaged");
    expect(await problem(openPacket("<!--PAKET-->", PASSPHRASE))).toBe("noPacket");
    expect(await problem(openPacket("  \n", PASSPHRASE))).toBe("noPacket");
    expect(await problem(openPacket("ä", PASSPHRASE))).toBe("damaged");
  });

  it("costs nobody more than the passphrase is worth", async () => {
    const bytes = await made();
    const text = new TextDecoder("latin1").decode(bytes);
    for (const factor of ["16", "20", "30"]) {
      const costly = Uint8Array.from(text.replace(/(-> scrypt \S+ )17/, `$1${factor}`), (c) => c.charCodeAt(0));
      expect(await problem(open(costly))).toBe("damaged");
    }
    expect(await problem(openPacket("A".repeat(46 * 1024 * 1024), PASSPHRASE))).toBe("tooLarge");
  });

  it.each<[string, (members: Members) => void, string]>([
    ["a changed PDF", (all) => all.set("uebergabe.pdf", utf8("%PDF-1.4 anderes")), "changed"],
    ["a changed content", (all) => all.set("uebergabe.json", utf8("{}")), "changed"],
    ["a changed manifest", (all) => bend(all, (text) => text.replace("Weiterbegleitung", "Weiterverkauf")), "badSignature"],
    ["one byte of a signature", (all) => all.set("manifest.json.minisig", flipped(all.get("manifest.json.minisig")!)), "badSignature"],
    ["a missing signature", (all) => all.delete("manifest.json.minisig"), "malformed"],
    ["one file more", (all) => all.set("anlage-01.txt", utf8("dazu")), "changed"],
    ["a file that is no attachment", (all) => all.set("../anlage-01.txt", utf8("dazu")), "malformed"],
    ["an attachment out of its turn", (all) => all.set("anlage-02.txt", utf8("dazu")), "malformed"],
  ])("is refused with %s", async (_, bent, code) => {
    expect(await problem(read(zip({ bend: bent })))).toBe(code);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["of a newer version", { formatVersion: 2 }, "newer"],
    ["that says another purpose than its content", { purpose: "Werbung" }, "malformed"],
    ["with a value nobody knows", { surprise: true }, "malformed"],
    ["whose key has another key's number", { signingKey: "RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }, "malformed"],
    ["with a seed that is too short", { receiptSeed: "00" }, "malformed"],
    ["with a day that is none", { validUntil: "bald" }, "malformed"],
  ])("is refused %s", async (_, manifest, code) => {
    expect(await problem(read(zip({ manifest })))).toBe(code);
  });

  it("is refused when it is no ZIP, names a file twice or is a bomb", async () => {
    expect(await problem(read(utf8("kein ZIP")))).toBe("malformed");
    expect(await problem(read(replaced(zip(), "uebergabe.json", "manifest.json!")))).toBe("malformed");
    const twice = zip({ attachments: [TEXT, TEXT] });
    expect(await problem(read(replaced(twice, "anlage-02.txt", "anlage-01.txt")))).toBe("malformed");
    const bomb = zipSync({ "manifest.json": [new Uint8Array(2 ** 20), { level: 9 }] });
    expect(await problem(read(bomb))).toBe("tooLarge");
  });
});

describe("a receipt", () => {
  it("is for the sender alone, signed by whoever opened the packet, and answers this packet", async () => {
    const { manifest, sha256 } = await open(await made());
    const answer = { number: 2, answer: "accepted" as const, reason: "nicht_erhoben", remark: "Gern.", by: "Anker", answeredOn: "2026-11-22", leadsFrom: "2026-12-01" };
    const file = await makeQuittung(manifest, sha256, answer);
    expect(file.fileName).toBe(`quittung-${sha256.slice(0, 8)}-2.age`);
    const age = new Decrypter();
    age.addIdentity(from.identity);
    const { quittung, minisig } = JSON.parse(await age.decrypt(file.bytes, "text"));
    expect(verify(parsePublicKey(RECEIPT_KEY)!, utf8(quittung), utf8(minisig))).toBe(true);
    expect(verify(parsePublicKey(RECEIPT_KEY)!, utf8(quittung.replace("2026-12-01", "2026-12-02")), utf8(minisig))).toBe(false);
    const said = { format: "fallmappe-quittung", version: 1, packetId: manifest.packetId, packetSha256: sha256, ...answer };
    expect(JSON.parse(quittung)).toEqual(said);
  });

  it("is made in a browser that refuses one key in 256, and says so where it refuses every key", async () => {
    const { manifest } = await read(zip());
    const answer = { number: 1, answer: "received", reason: "nicht_erhoben", remark: "", by: "Anker", answeredOn: "2026-12-01", leadsFrom: null } as const;
    const refusal = new DOMException("Data provided to an operation does not meet requirements", "DataError");
    const importKey = vi.spyOn(crypto.subtle, "importKey").mockRejectedValueOnce(refusal);
    const file = await makeQuittung(manifest, "0".repeat(64), answer);
    const age = new Decrypter();
    age.addIdentity(from.identity);
    expect(await age.decrypt(file.bytes, "text")).toContain("received");
    importKey.mockRejectedValue(refusal);
    await expect(makeQuittung(manifest, "0".repeat(64), answer)).rejects.toBe(refusal);
    importKey.mockRestore();
  });
});

describe("signatures", () => {
  const seed = new Uint8Array(32).fill(3);
  const key = parsePublicKey(publicKeyOf(seed))!;
  const text = sign(seed, utf8("Text"), "Wort");

  it("hold for one text, one key and one comment", () => {
    expect(verify(key, utf8("Text"), utf8(text))).toBe(true);
    expect(verify(key, utf8("Text "), utf8(text))).toBe(false);
    expect(verify(key, utf8("Text"), utf8(text.replace("Wort", "Mord")))).toBe(false);
    expect(verify(parsePublicKey(publicKeyOf(new Uint8Array(32)))!, utf8("Text"), utf8(text))).toBe(false);
  });

  it("have one spelling", () => {
    for (const other of [`${text}\n`, text.replace("untrusted", "Untrusted"), text.replace(/\n/g, "\r\n"), "", text.slice(0, 90)]) {
      expect(verify(key, utf8("Text"), utf8(other))).toBe(false);
    }
    expect(verify(key, utf8("Text"), utf8(text.trimEnd()))).toBe(true);
  });
});

describe("typed words", () => {
  it.each([
    ["a-b-c", "a-b-c"],
    ["  A b\tC\n", "a-b-c"],
    ["a — b ‑ c", "a-b-c"],
    ["a, b. c", "a-b-c"],
    ["a--b__c-", "a-b-c"],
    ["", ""],
  ])("%j are %j", (typed, normal) => expect(normalPassphrase(typed)).toBe(normal));
});

function flipped(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return utf8(text.replace(/^(RU.{30})(.)/m, (_, start, one) => start + (one === "A" ? "B" : "A")));
}

function bend(all: Members, change: (text: string) => string) {
  all.set("manifest.json", utf8(change(new TextDecoder().decode(all.get("manifest.json")))));
}

/** Both names have the same length, so that nothing else in the ZIP moves. */
function replaced(zip: Uint8Array, name: string, by: string): Uint8Array {
  const text = new TextDecoder("latin1").decode(zip).replaceAll(name, by);
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}
