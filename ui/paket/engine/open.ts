// Opens a sealed packet and believes nothing in it that is not signed and hashed.
import { Decrypter } from "age-encryption";
import type { ShownContent } from "../../src/uebergabe/content_shape";
import { asText, fromBase64, sha256Hex } from "./bytes";
import { CONTENT, MANIFEST, SIGNATURE, parsed, readManifest, type Manifest } from "./manifest";
import { fingerprint, parsePublicKey, verify } from "./minisign";
import { normalPassphrase } from "./passphrase";
import { Problem } from "./problem";
import { readZip } from "./zip";

const MOST_SEALED = 32 * 1024 * 1024;
/** Base64 of that with line ends. */
const MOST_WRITTEN = 45 * 1024 * 1024;
/** The first line and the one stanza of a passphrase; more memory than for 2^19 is spent for nobody. */
const HEADER = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} 1[789]\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;
const HEADER_BYTES = 200;

export type OpenedPacket = {
  manifest: Manifest;
  content: ShownContent;
  /** The sender's key in groups. */
  fingerprint: string;
  /** SHA-256 of the sealed packet; a receipt answers to it. */
  sha256: string;
  files: Map<string, Uint8Array>;
};

/** Opens the Base64 of an age file that is locked with a passphrase, as it was typed. */
export async function openPacket(base64: string, typed: string): Promise<OpenedPacket> {
  const sealed = unwrapped(base64);
  const zip = await decrypted(sealed, normalPassphrase(typed));
  return { ...readPacket(zip), sha256: sha256Hex(sealed) };
}

/** What stands in the decrypted ZIP, once everything in it holds. */
export function readPacket(zip: Uint8Array): Omit<OpenedPacket, "sha256"> {
  const files = readZip(zip);
  const manifest = verified(files);
  const content = readContent(files, manifest);
  const by = parsePublicKey(manifest.signingKey)!;
  return { manifest, content, fingerprint: fingerprint(by), files };
}

function unwrapped(base64: string): Uint8Array<ArrayBuffer> {
  if (base64.trim() === "" || base64.includes("<")) throw new Problem("noPacket");
  if (base64.length > MOST_WRITTEN) throw new Problem("tooLarge");
  const sealed = fromBase64(base64);
  if (sealed === null) throw new Problem("damaged");
  if (sealed.length > MOST_SEALED) throw new Problem("tooLarge");
  const start = String.fromCharCode(...sealed.subarray(0, HEADER_BYTES));
  if (!HEADER.test(start)) throw new Problem("damaged");
  return sealed;
}

/** The library says in words what went wrong; only that one case has to be told apart. */
async function decrypted(sealed: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Uint8Array> {
  const age = new Decrypter();
  age.addPassphrase(passphrase);
  try {
    return await age.decrypt(sealed);
  } catch (error) {
    const noKey = error instanceof Error && error.message.startsWith("no identity matched");
    throw new Problem(noKey ? "wrongPassphrase" : "damaged");
  }
}

function verified(files: Map<string, Uint8Array>): Manifest {
  const bytes = files.get(MANIFEST)!;
  const manifest = readManifest(asText(bytes) ?? "");
  const by = parsePublicKey(manifest.signingKey);
  if (!by || !verify(by, bytes, files.get(SIGNATURE)!)) throw new Problem("badSignature");
  const others = [...files].filter(([name]) => name !== MANIFEST && name !== SIGNATURE);
  const listed = manifest.files;
  const matches = ([name, file]: [string, Uint8Array], at: number) =>
    listed[at]?.name === name && listed[at]?.size === file.length && listed[at]?.sha256 === sha256Hex(file);
  if (listed.length !== others.length || !others.every(matches)) throw new Problem("changed");
  return manifest;
}

function readContent(files: Map<string, Uint8Array>, manifest: Manifest): ShownContent {
  const content = parsed(asText(files.get(CONTENT)!) ?? "") as Record<string, unknown> | null;
  if (content?.format !== "fallmappe-uebergabe") throw new Problem("malformed");
  if (Number(content.version) > 1) throw new Problem("newer");
  const contradicts = (["pseudonym", "purpose", "createdOn"] as const).some((key) => content[key] !== manifest[key]);
  if (contradicts) throw new Problem("malformed");
  return content as ShownContent;
}
