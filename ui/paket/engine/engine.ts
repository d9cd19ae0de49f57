// The half of the page that does the arithmetic. It is one script: the page starts it as a worker, so that the window
// stays alive while the passphrase is worked on; where a browser refuses workers to files, the page calls it itself.
// What was opened stays in here and ends with it.
import { CONTENT, PDF } from "./manifest";
import { openPacket, type OpenedPacket } from "./open";
import { Problem } from "./problem";
import { makeQuittung } from "./quittung";
import type { Packet, Reply, Request } from "./protocol";

let opened: OpenedPacket | null = null;

/** Does what is asked; never throws. */
async function handle(request: Request): Promise<Reply> {
  try {
    return { ok: await answer(request) } as Reply;
  } catch (error) {
    return { problem: error instanceof Problem ? error.code : "browser" };
  }
}

async function answer(request: Request) {
  if (request.kind === "open") {
    opened = null;
    opened = await openPacket(request.base64, request.passphrase);
    return shown(opened);
  }
  if (opened === null) throw new Problem("noPacket");
  if (request.kind === "file") return opened.files.get(request.name)!.slice();
  return makeQuittung(opened.manifest, opened.sha256, request.answer);
}

/** Without seed and files: the page needs neither to show what there is. */
function shown({ manifest, content, fingerprint, sha256 }: OpenedPacket): Packet {
  const { pseudonym, purpose, createdOn, validUntil, replaces } = manifest;
  const attachments = manifest.files.filter((file) => file.name !== PDF && file.name !== CONTENT);
  return { pseudonym, purpose, createdOn, validUntil, replaces: replaces !== null, content, fingerprint, sha256, attachments };
}

if (typeof document === "undefined") {
  self.onmessage = async (event: MessageEvent<Request>) => self.postMessage(await handle(event.data));
  self.postMessage("ready");
} else {
  window.fallmappeEngine = handle;
}
