// Bytes and their spellings. Nothing here knows what the bytes mean.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const STEP = 1 << 18;

type WithBase64 = { fromBase64?: (text: string) => Uint8Array };

/** Base64 with line ends allowed; `null` when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const native = (Uint8Array as WithBase64).fromBase64;
    return (native ? native.call(Uint8Array, text) : decode(text.replace(/\s+/g, ""))) as Uint8Array<ArrayBuffer>;
  } catch {
    return null;
  }
}

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** In pieces, because one string of 40 MB of characters more is one too many. */
function decode(text: string): Uint8Array {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let at = 0, out = 0; at < text.length; at += STEP) {
    const piece = atob(text.slice(at, at + STEP));
    for (let index = 0; index < piece.length; index += 1) bytes[out + index] = piece.charCodeAt(index);
    out += piece.length;
  }
  return bytes;
}

export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

/** `null` when the bytes are no UTF-8. */
export function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
