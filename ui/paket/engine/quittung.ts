// The receipt: one small file that answers one packet, signed with the key that lay in it and sealed for its sender.
import { Encrypter } from "age-encryption";
import { hexToBytes } from "@noble/hashes/utils.js";
import { utf8 } from "./bytes";
import type { Manifest } from "./manifest";
import { sign } from "./minisign";

export type AnswerKind = "received" | "accepted" | "partlyAccepted" | "rejected";

export type Answer = {
  /** 1 for the first answer to this packet. */
  number: number;
  answer: AnswerKind;
  /** Code of the list `quittungsgrund`, or `nicht_erhoben`. */
  reason: string;
  remark: string;
  by: string;
  answeredOn: string;
  leadsFrom: string | null;
};

export type QuittungFile = { fileName: string; bytes: Uint8Array };

const ATTEMPTS = 5;
const COMMENT = "receipt of a Fallmappe packet";

export async function makeQuittung(manifest: Manifest, packetSha256: string, answer: Answer): Promise<QuittungFile> {
  const quittung = JSON.stringify({
    format: "fallmappe-quittung",
    version: 1,
    packetId: manifest.packetId,
    packetSha256,
    ...answer,
  });
  const minisig = sign(hexToBytes(manifest.receiptSeed), utf8(quittung), COMMENT);
  const bytes = await sealed(utf8(JSON.stringify({ quittung, minisig })), manifest.replyTo);
  return { fileName: `quittung-${packetSha256.slice(0, 8)}-${answer.number}.age`, bytes };
}

/**
 * WebKitGTK's WebCrypto refuses one X25519 key in 256 as bad data. Every attempt draws a new one, so a refusal that is not the
 * recipient's fault goes away by trying again.
 */
async function sealed(plain: Uint8Array, replyTo: string): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const age = new Encrypter();
      age.addRecipient(replyTo);
      return await age.encrypt(plain);
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof DOMException)) throw error;
    }
  }
}
