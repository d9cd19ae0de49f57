import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { MARK, TEMPLATE, buildPage } from "./build.mjs";

const committed = readFileSync(TEMPLATE, "utf8");

it("the page in the program is the one that this source makes", async () => {
  // Compared by hash: the difference of two minified pages helps nobody. `npm run build:paket` writes it anew.
  const hash = (text) => createHash("sha256").update(text).digest("hex");
  expect(hash(await buildPage())).toBe(hash(committed));
});

it("has one place for a packet, and only what its policy lets run", () => {
  expect(committed.split(MARK)).toHaveLength(2);
  const payload = '<script type="application/octet-stream" id="paket">';
  expect(committed.split(payload)).toHaveLength(2);
  expect(committed).toContain(`${payload}${MARK}</script>`);
  expect(committed.trimEnd().endsWith('</script>\n<div id="ende" hidden></div>\n</body>\n</html>')).toBe(true);
  const policy = /<head>\n<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(committed)?.[1] ?? "";
  expect(policy).toMatch(/^default-src 'none'; script-src ('sha256-[^']+' ?){3}; style-src 'sha256-[^']+'; worker-src blob:; form-action 'none'; base-uri 'none'$/);
  const dangerous = ["eval(", "new Function", "WebAssembly", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "EventSource", "importScripts", "\r"];
  expect(dangerous.filter((word) => committed.includes(word))).toEqual([]);
});
