// What page and engine say to each other. One request at a time, one reply each.
import type { ShownContent } from "../../src/uebergabe/content_shape";
import type { FileEntry } from "./manifest";
import type { ProblemCode } from "./problem";
import type { Answer, QuittungFile } from "./quittung";

export type Request =
  | { kind: "open"; base64: string; passphrase: string }
  | { kind: "file"; name: string }
  | { kind: "quittung"; answer: Answer };

export type Reply<T = unknown> = { ok: T; problem?: undefined } | { ok?: undefined; problem: ProblemCode };

/** What the page shows of an opened packet. */
export type Packet = {
  pseudonym: string;
  purpose: string;
  createdOn: string;
  validUntil: string;
  /** It stands in the place of an earlier packet. */
  replaces: boolean;
  content: ShownContent;
  fingerprint: string;
  sha256: string;
  attachments: FileEntry[];
};

export type { Answer, QuittungFile };

declare global {
  interface Window {
    fallmappeEngine?: (request: Request) => Promise<Reply>;
  }
}
