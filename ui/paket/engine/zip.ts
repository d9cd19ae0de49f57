// The ZIP inside a packet: a fixed list of names in a fixed order, each read into memory within a fixed size.
import { unzipSync } from "fflate";
import { CONTENT, MANIFEST, PDF, SIGNATURE, isAttachment } from "./manifest";
import { Problem } from "./problem";

const MEBIBYTE = 1024 * 1024;
/** Fixed members before the attachments, each with the most it may hold. */
const FIXED: readonly [name: string, most: number][] = [
  [MANIFEST, 64 * 1024],
  [SIGNATURE, 16 * 1024],
  [PDF, 16 * MEBIBYTE],
  [CONTENT, 4 * MEBIBYTE],
];
const ATTACHMENTS = 20 * MEBIBYTE;

/** Members by name in their order. */
export function readZip(zip: Uint8Array): Map<string, Uint8Array> {
  const names: string[] = [];
  let attachments = 0;
  const isExpected = ({ name, originalSize }: { name: string; originalSize: number }) => {
    const fixed = FIXED[names.length];
    if (fixed ? fixed[0] !== name : !isAttachment(name, names.length - FIXED.length + 1)) throw new Problem("malformed");
    if (!fixed) attachments += originalSize;
    if (fixed ? originalSize > fixed[1] : attachments > ATTACHMENTS) throw new Problem("tooLarge");
    names.push(name);
    return true;
  };
  const members = unpacked(zip, isExpected);
  if (names.length < FIXED.length) throw new Problem("malformed");
  return new Map(names.map((name) => [name, members[name] ?? new Uint8Array()]));
}

function unpacked(zip: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    throw error instanceof Problem ? error : new Problem("malformed");
  }
}
