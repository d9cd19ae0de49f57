// Starts the loopback host on a temporary folder and stops it again. The host ends with its standard input.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The day on which every test happens. */
export const TODAY = "2026-11-20";

function program() {
  const path = process.env.FALLMAPPE_TEST_HOST ?? join(ROOT, "target/debug/fallmappe-test-host");
  if (!existsSync(path)) throw new Error(`${path} is missing: cargo build -p fallmappe-test-host`);
  return path;
}

/** A running host: its address, its data folder, a direct call that bypasses the page, and its end. */
export async function startHost() {
  const ui = join(ROOT, "ui/dist");
  if (!existsSync(join(ui, "index.html"))) throw new Error(`${ui} is missing: npm run build`);
  const data = await mkdtemp(join(tmpdir(), "fallmappe-browser-"));
  const child = spawn(program(), ["--ui", ui, "--data", data, "--today", TODAY], { stdio: ["pipe", "pipe", "inherit"] });
  const url = await address(child);
  return {
    url,
    data,
    output: join(data, "ausgaben"),
    async call(name, request) {
      const response = await fetch(`${url}/rpc/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-fallmappe": "1" },
        body: JSON.stringify(request),
      });
      const body = await response.json();
      if (!response.ok) throw new Error(`${name}: ${body.code}`);
      return body;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.stdin.end();
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

function address(child) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.once("exit", (code) => reject(new Error(`the host ended with ${code} before it was ready`)));
    child.stdout.on("data", (bytes) => {
      text += bytes;
      const found = /http:\/\/\S+/.exec(text);
      if (found) resolve(found[0]);
    });
  });
}
