// Types of `packet.mjs`, which also runs in Node without a compiler.
type Members = Map<string, Uint8Array>;

export type Made = {
  replyTo: string;
  attachments?: { label: string; extension: string; bytes: Uint8Array }[];
  content?: Record<string, unknown>;
  manifest?: Record<string, unknown>;
  bend?: (members: Members) => void;
};

export const PASSPHRASE: string;
export const CONTENT: Record<string, unknown>;
export const PDF: Uint8Array;
export const RECEIPT_KEY: string;
export const FINGERPRINT: string;
export function sender(): Promise<{ identity: string; replyTo: string }>;
export function packet(made: Made & { workFactor?: number }): Promise<Uint8Array>;
export function zipped(made: Made): Uint8Array;
export function sealed(plain: Uint8Array, workFactor?: number): Promise<Uint8Array>;
export function page(bytes: Uint8Array, template?: URL): string;
export function publicKey(seed: Uint8Array): string;
export function minisign(seed: Uint8Array, message: Uint8Array): string;
