// What somebody typed, as the passphrase that was generated: small words joined by "-".
//
// Generated words are made of a to z only, so case, blanks and kinds of hyphens say nothing. Passphrases of people's own
// making do not occur: no sender types one.

export function normalPassphrase(typed: string): string {
  const words = typed.normalize("NFKC").toLowerCase().split(/[\s\p{Pd}\p{Pc}.,;/+]+/u);
  return words.filter((word) => word !== "").join("-");
}
