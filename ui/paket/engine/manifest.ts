// What a packet says about itself, read strictly: nothing missing, nothing more, nothing of another kind.
import { parsePublicKey } from "./minisign";
import { Problem } from "./problem";

export const FORMAT_VERSION = 1;
export const MANIFEST = "manifest.json";
export const SIGNATURE = "manifest.json.minisig";
export const PDF = "uebergabe.pdf";
export const CONTENT = "uebergabe.json";
export const MOST_ATTACHMENTS = 50;

export type FileEntry = { name: string; label: string; size: number; sha256: string };

export type Manifest = {
  formatVersion: number;
  packetId: string;
  pseudonym: string;
  purpose: string;
  createdOn: string;
  validUntil: string;
  replaces: string | null;
  program: string;
  signingKey: string;
  replyTo: string;
  receiptSeed: string;
  files: FileEntry[];
};

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string" && value.length <= 10_000;
const like = (pattern: RegExp): Check => (value) => typeof value === "string" && pattern.test(value);
const hex = (digits: number) => like(new RegExp(`^[0-9a-f]{${digits}}$`));
const day = like(/^2[01]\d{2}-\d{2}-\d{2}$/);

const FILE: Record<keyof FileEntry, Check> = {
  name: text,
  label: text,
  size: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  sha256: hex(64),
};

const SHAPE: Record<keyof Manifest, Check> = {
  formatVersion: (value) => value === FORMAT_VERSION,
  packetId: hex(32),
  pseudonym: text,
  purpose: text,
  createdOn: day,
  validUntil: day,
  replaces: (value) => value === null || hex(32)(value),
  program: text,
  signingKey: (value) => typeof value === "string" && parsePublicKey(value) !== null,
  replyTo: like(/^age1[0-9a-z]+$/),
  receiptSeed: hex(64),
  files: (value) => Array.isArray(value) && value.every((file) => fits(file, FILE)),
};

/** Reads the manifest; whether its signature and hashes hold is checked elsewhere. */
export function readManifest(json: string): Manifest {
  const value = parsed(json);
  const version = (value as { formatVersion?: unknown } | null)?.formatVersion;
  if (typeof version === "number" && version > FORMAT_VERSION) throw new Problem("newer");
  if (!fits(value, SHAPE)) throw new Problem("malformed");
  return value as Manifest;
}

/** The names a packet may have, in their order; attachments are numbered without a gap. */
export function isAttachment(name: string, number: number): boolean {
  const found = /^anlage-(\d{2})\.(pdf|jpg|jpeg|png|webp|gif|txt)$/.exec(name);
  return found !== null && Number(found[1]) === number && number <= MOST_ATTACHMENTS;
}

export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Problem("malformed");
  }
}

function fits(value: unknown, shape: Record<string, Check>): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(shape);
  const own = value as Record<string, unknown>;
  return Object.keys(own).length === keys.length && keys.every((key) => Object.hasOwn(own, key) && shape[key]!(own[key]));
}
