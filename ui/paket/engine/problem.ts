// Why a packet is not shown. Codes only: what people read about them stands in `texts.ts`.

export type ProblemCode =
  | "noPacket"
  | "wrongPassphrase"
  | "damaged"
  | "tooLarge"
  | "newer"
  | "badSignature"
  | "changed"
  | "malformed"
  | "browser";

/** Carries a code and nothing of the packet. */
export class Problem extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}
