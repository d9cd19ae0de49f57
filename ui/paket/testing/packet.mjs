// Makes packets for tests the way the program does, with the tools of the page, so that each byte can be bent.
// The program's own packets are the better proof: `FALLMAPPE_PACKET` in tests/ui/paket.mjs takes one.
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { Encrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { ed25519 } from "@noble/curves/ed25519.js";
import { blake2b } from "@noble/hashes/blake2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { zipSync } from "fflate";

export const PASSPHRASE = "kranich-fenster-lampe-wiese-anker-ofen";
const SIGNING_SEED = new Uint8Array(32).fill(7);
const RECEIPT_SEED = new Uint8Array(32).fill(9);

const coded = (code, label) => ({ code, label });
const utf8 = (text) => new TextEncoder().encode(text);
const base64 = (bytes) => Buffer.from(bytes).toString("base64");

/** A full Fallübergabe of somebody made up. */
export const CONTENT = {
  format: "fallmappe-uebergabe",
  version: 1,
  pseudonym: "FM-7KQ2-M9XD",
  purpose: "Weiterbegleitung nach dem Ende der Maßnahme",
  createdOn: "2026-11-20",
  recipientKind: coded("beratungsstelle", "Beratungsstelle"),
  kind: coded("vollstaendig", "vollständige Übergabe der Fallführung"),
  answerBy: "2026-12-18",
  fristen: [{ title: "Duldung läuft ab", due: "in etwa 3 Wochen" }],
  person: {
    ageBand: "18–20",
    gender: coded("weiblich", "weiblich"),
    nationality: null,
    region: "Horn von Afrika",
    languages: ["Tigrinya", "Englisch"],
    needsInterpreter: true,
    housing: coded("gemeinschaftsunterkunft", "Gemeinschaftsunterkunft"),
    area: "kreisangehörige Gemeinde",
    family: [{ role: "Bruder", count: 2, ages: ["3–6", "schulpflichtig"] }],
    entryYear: 2022,
  },
  aufenthalt: {
    status: { kind: coded("duldung", "Duldung"), basis: "§ 60a Abs. 2 AufenthG", since: "2024-05", until: "2026-12" },
    dokumente: [{ kind: coded("bescheinigung", "Bescheinigung über die Aussetzung der Abschiebung"), validUntil: "2026-12" }],
    nebenbestimmungen: [{ kind: coded("wohnsitz", "Wohnsitzauflage"), wording: "im Kreisgebiet" }],
  },
  bedarfe: [
    { handlungsfeld: coded("sprache", "Sprache"), rating: coded("ressource", "Ressource"), month: "2026-10", remark: "Lernt schnell und hilft anderen." },
    { handlungsfeld: coded("wohnen", "Wohnen"), rating: coded("hoch", "hoher Bedarf"), month: "2026-09", remark: "" },
  ],
  bildung: {
    schule: { level: coded("mittlerer_abschluss", "mittlerer Abschluss (Fachoberschulreife)"), years: 9, recognised: false },
    beruf: null,
    sprachen: [{ language: "Deutsch", level: coded("b1", "B1"), proof: coded("zertifikat", "Zertifikat"), month: "2026-06" }],
    arbeit: { status: coded("minijob", "geringfügig beschäftigt"), since: "2026-03", occupation: "Küchenhilfe", hoursPerWeek: 10 },
    ausbildungen: [],
    leistungen: [{ kind: coded("asylblg", "Leistungen nach dem AsylbLG"), since: "2022-08" }],
  },
  ziele: [
    {
      handlungsfeld: coded("ausbildung", "Ausbildung"),
      wording: "Ausbildung zur Pflegefachfrau beginnen",
      state: coded("laeuft", "läuft"),
      priority: coded("hoch", "hoch"),
      set: "2026-04",
      review: "2027-01",
      steps: [{ what: "Bewerbung beim Krankenhaus abgeben", who: coded("person", "die Person selbst"), due: "2026-12", state: coded("offen", "offen") }],
    },
  ],
  kontakte: [
    {
      month: "2026-10",
      kind: coded("persoenlich", "persönliches Gespräch"),
      subjects: [coded("ausbildung", "Ausbildung"), coded("wohnen", "Wohnen")],
      text: "Klientin war mit Bruder 1 da.\nSie möchte im Frühjahr anfangen; Fachkraft ABH 1 verlangt noch den Pass.",
      nextStep: "Termin bei der Botschaft vorbereiten",
    },
  ],
  teilnahmen: [{ programme: coded("dff", "Durchstarten in Ausbildung und Arbeit"), baustein: coded("b2", "Sprachförderung"), eintritt: "2025-09", austritt: "2026-06", austrittReason: coded("regulaer", "regulär beendet") }],
  vermittlungen: [{ month: "2026-07", kind: coded("praktikum", "Praktikum"), result: "Praktikum in der Pflege zugesagt", ended: "2026-08", endReason: "" }],
  verbleib: [{ point: coded("sofort", "beim Austritt"), kind: coded("arbeit", "geringfügige Beschäftigung"), month: "2026-06" }],
  vereinbarungen: [{ month: "2026-09", what: "Passbeschaffung begleiten", who: "Beratungsstelle", due: "2026-12", done: false }],
  netzwerk: { personen: [{ role: "Patin", count: 1 }], stellen: [coded("jobcenter", "Jobcenter")], fallfuehrung: null },
  gesundheit: [],
  omitted: [{ what: "Name, Geburtsdatum, Anschrift", why: "Das Paket ist pseudonymisiert." }],
};

export const PDF = utf8("%PDF-1.4\n% ein Blatt für die Prüfung\n%%EOF\n");

/** The keys of a made-up sender; the identity opens what answers it. */
export async function sender() {
  const identity = await generateIdentity();
  return { identity, replyTo: await identityToRecipient(identity) };
}

/** The sealed bytes of a packet. */
export async function packet({ workFactor = 18, ...made }) {
  return sealed(zipped(made), workFactor);
}

/**
 * The ZIP of a packet before it is sealed. `bend` may change the files between signing and packing; `manifest` and `content` replace
 * single values; `names` renames members.
 */
export function zipped({ replyTo, attachments = [], content = CONTENT, manifest = {}, bend = () => {} }) {
  const files = [
    ["uebergabe.pdf", "Fallübergabe", PDF],
    ["uebergabe.json", "Fallübergabe für Programme", utf8(JSON.stringify(content, null, 2))],
    ...attachments.map(({ label, extension, bytes }, at) => [`anlage-${String(at + 1).padStart(2, "0")}.${extension}`, label, bytes]),
  ];
  const whole = {
    formatVersion: 1,
    packetId: "0123456789abcdef0123456789abcdef",
    pseudonym: content.pseudonym,
    purpose: content.purpose,
    createdOn: "2026-11-20",
    validUntil: "2026-12-18",
    replaces: null,
    program: "Fallmappe 0.1.0",
    signingKey: publicKey(SIGNING_SEED),
    replyTo,
    receiptSeed: bytesToHex(RECEIPT_SEED),
    files: files.map(([name, label, bytes]) => ({ name, label, size: bytes.length, sha256: bytesToHex(sha256(bytes)) })),
    ...manifest,
  };
  const text = utf8(JSON.stringify(whole, null, 2));
  const members = new Map([["manifest.json", text], ["manifest.json.minisig", utf8(minisign(SIGNING_SEED, text))], ...files.map(([name, , bytes]) => [name, bytes])]);
  bend(members);
  return zipSync(Object.fromEntries([...members].map(([name, bytes]) => [name, [bytes, { level: 1 }]])));
}

export async function sealed(plain, workFactor = 18) {
  const age = new Encrypter();
  age.setScryptWorkFactor(workFactor);
  age.setPassphrase(PASSPHRASE);
  return age.encrypt(plain);
}

/** The page with a packet in it, as the program writes it. */
export function page(bytes, template = new URL("../../../assets/paket/paket.html", import.meta.url)) {
  const text = base64(bytes).replace(/.{76}/g, "$&\n");
  return readFileSync(template, "utf8").replace("<!--PAKET-->", () => text);
}

export function publicKey(seed) {
  const key = ed25519.getPublicKey(seed);
  return base64(Buffer.concat([utf8("Ed"), sha256(key).subarray(0, 8), key]));
}

export const RECEIPT_KEY = publicKey(RECEIPT_SEED);
export const FINGERPRINT = bytesToHex(sha256(ed25519.getPublicKey(SIGNING_SEED)).subarray(0, 12)).toUpperCase().replace(/(.{4})(?=.)/g, "$1 ");

export function minisign(seed, message) {
  const key = ed25519.getPublicKey(seed);
  const signature = ed25519.sign(blake2b(message, { dkLen: 64 }), seed);
  const comment = "Fallmappe Paket";
  const over = ed25519.sign(Buffer.concat([signature, utf8(comment)]), seed);
  const first = Buffer.concat([utf8("ED"), sha256(key).subarray(0, 8), signature]);
  return `untrusted comment: signature of Fallmappe\n${base64(first)}\ntrusted comment: ${comment}\n${base64(over)}\n`;
}
