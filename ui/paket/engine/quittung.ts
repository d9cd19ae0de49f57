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
  const age = new Encrypter();
  age.addRecipient(manifest.replyTo);
  const bytes = await age.encrypt(utf8(JSON.stringify({ quittung, minisig })));
  return { fileName: `quittung-${packetSha256.slice(0, 8)}-${answer.number}.age`, bytes };
}
