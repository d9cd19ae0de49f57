// Signatures that the minisign tool writes and reads: Ed25519 over BLAKE2b-512 of the message ("ED"), and a second one
// over the first together with the trusted comment. Format: https://jedisct1.github.io/minisign/
import { ed25519 } from "@noble/curves/ed25519.js";
import { blake2b } from "@noble/hashes/blake2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { asText, fromBase64, joined, same, toBase64, utf8 } from "./bytes";

const OF_KEY = utf8("Ed");
const OF_HASHED = utf8("ED");
const UNTRUSTED = "untrusted comment: ";
const TRUSTED = "trusted comment: ";
/** What stands above every signature made here. */
const UNTRUSTED_WORDS = "signature of Fallmappe";

/** Longest comments that the tool itself reads, in bytes. */
const MOST_UNTRUSTED = 1024;
const MOST_TRUSTED = 8192;

/** Reads `RW…` into the 32 bytes of the key; `null` for anything else, also for an id that is not this key's. */
export function parsePublicKey(line: string): Uint8Array | null {
  const bytes = fromBase64(line);
  if (bytes?.length !== 42 || !same(bytes.subarray(0, 2), OF_KEY)) return null;
  const key = bytes.slice(10);
  return same(bytes.subarray(2, 10), keyId(key)) ? key : null;
}

/** The key in groups that two people can compare on the telephone: the first 96 bits of SHA-256 over it. */
export function fingerprint(key: Uint8Array): string {
  const digits = bytesToHex(sha256(key).subarray(0, 12)).toUpperCase();
  return digits.replace(/(.{4})(?=.)/g, "$1 ");
}

/** The public half of a seed as `RW…`. */
export function publicKeyOf(seed: Uint8Array): string {
  const key = ed25519.getPublicKey(seed);
  return toBase64(joined(OF_KEY, keyId(key), key));
}

/** Whether `signature` is this key's for exactly this message. Weak keys and second spellings are refused. */
export function verify(by: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const parts = parseSignature(signature);
  if (!parts || !same(parts.id, keyId(by))) return false;
  const strict = { zip215: false };
  return (
    ed25519.verify(parts.signature, blake2b(message, { dkLen: 64 }), by, strict) &&
    ed25519.verify(parts.global, joined(parts.signature, utf8(parts.comment)), by, strict)
  );
}

/** Signs with the key of a seed; the comment is signed as well. */
export function sign(seed: Uint8Array, message: Uint8Array, comment: string): string {
  const signature = ed25519.sign(blake2b(message, { dkLen: 64 }), seed);
  const global = ed25519.sign(joined(signature, utf8(comment)), seed);
  const first = joined(OF_HASHED, keyId(ed25519.getPublicKey(seed)), signature);
  return `${UNTRUSTED}${UNTRUSTED_WORDS}\n${toBase64(first)}\n${TRUSTED}${comment}\n${toBase64(global)}\n`;
}

/** Keys have no random number here, so that the same key always has the same one. */
function keyId(key: Uint8Array): Uint8Array {
  return sha256(key).slice(0, 8);
}

function parseSignature(file: Uint8Array) {
  const lines = asText(file)?.replace(/\n$/, "").split("\n") ?? [];
  const [untrusted = "", first = "", trusted = "", last = ""] = lines;
  const signed = fromBase64(first);
  const global = fromBase64(last);
  if (lines.length !== 4 || !isComment(untrusted, UNTRUSTED, MOST_UNTRUSTED) || !isComment(trusted, TRUSTED, MOST_TRUSTED)) return null;
  if (signed?.length !== 74 || global?.length !== 64 || !same(signed.subarray(0, 2), OF_HASHED)) return null;
  return { id: signed.slice(2, 10), signature: signed.slice(10), comment: trusted.slice(TRUSTED.length), global };
}

/** The tool writes tabs into its own comments; everything else that a terminal would act on is refused. */
function isComment(line: string, start: string, most: number): boolean {
  const comment = line.slice(start.length);
  return line.startsWith(start) && utf8(comment).length <= most && !/[^\P{Cc}\t]/u.test(comment);
}
