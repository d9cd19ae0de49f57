// Gives bytes to the browser as a file to save.

const KINDS: Record<string, string> = {
  pdf: "application/pdf",
  json: "application/json",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  txt: "text/plain;charset=utf-8",
};

export function save(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const kind = KINDS[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  const address = URL.createObjectURL(new Blob([bytes], { type: kind }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the bytes after the click; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A file name out of a pseudonym that may be anything. */
export function fileName(pseudonym: string, rest: string): string {
  return `${pseudonym.replace(/[^A-Za-z0-9-]/g, "").slice(0, 40) || "paket"}${rest}`;
}
