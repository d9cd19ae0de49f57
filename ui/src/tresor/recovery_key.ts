// The recovery key as people read and type it.

/** `AGE-SECRET-KEY-1QQQQWWWW…` in groups of four after its beginning, so that a line can be compared with a finger. */
export function inGroups(key: string): string {
  const [, beginning = "", rest = key] = /^(AGE-SECRET-KEY-1)(.*)$/.exec(key) ?? [];
  return [beginning, ...(rest.match(/.{1,4}/g) ?? [])].filter(Boolean).join(" ");
}

/** What was typed from paper, without what paper adds: blanks, line breaks, small letters. */
export function fromPaper(typed: string): string {
  return typed.replace(/\s+/g, "").toUpperCase();
}
