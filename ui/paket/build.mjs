// Builds the page without software: one file with everything inside, the same bytes from the same source.
//
// `node paket/build.mjs` writes assets/paket/paket.html. The program puts a sealed packet in the place of the one mark that
// is left in it.
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { argv, env, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { build } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const TEMPLATE = here("../../assets/paket/paket.html");
export const MARK = "<!--PAKET-->";
/** Browsers of the last three years; offices are slow. */
const TARGET = ["chrome111", "firefox115", "safari16.4"];
/** Everything of others that ends up in the page. */
const OF_OTHERS = ["age-encryption", "@noble/ciphers", "@noble/curves", "@noble/hashes", "@noble/post-quantum", "@scure/base", "fflate", "svelte"];

export async function buildPage() {
  // Whoever calls: the compilers look at this and would build another page.
  env.NODE_ENV = "production";
  const engine = (await bundled("engine/engine.ts")).script;
  const page = await bundled("main.ts");
  const complete = inline(readFileSync(here("complete.js"), "utf8").trim());
  const marks = {
    "<!--POLICY-->": policy([complete, engine, page.script], page.style),
    "<!--COMPLETE-->": complete,
    "<!--STYLE-->": page.style,
    "<!--LICENCES-->": licences(),
    "<!--ENGINE-->": engine,
    "<!--PAGE-->": page.script,
  };
  const template = readFileSync(here("paket.html"), "utf8");
  const whole = template.replace(/<!--[A-Z]+-->/g, (mark) => marks[mark] ?? mark);
  if (whole.split(MARK).length !== 2) throw new Error("the page needs its mark exactly once");
  return whole;
}

/** Only what stands in the file may run, no address may be asked for anything, and no form leads anywhere. */
function policy(scripts, style) {
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hash).join(" ")}`,
    `style-src ${hash(style)}`,
    "worker-src blob:",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
}

async function bundled(entry) {
  const [{ output }] = [
    await build({
      configFile: false,
      root: here("."),
      logLevel: "error",
      mode: "production",
      define: { __QUITTUNGSGRUENDE__: JSON.stringify(reasons()), "process.env.NODE_ENV": '"production"' },
      plugins: [svelte({ configFile: here("../svelte.config.js") })],
      build: {
        write: false,
        target: TARGET,
        cssTarget: TARGET,
        cssCodeSplit: false,
        modulePreload: false,
        lib: { entry: here(entry), formats: ["iife"], name: "fallmappe", fileName: "page" },
      },
    }),
  ].flat();
  const script = output.find((part) => part.type === "chunk").code.trim();
  const style = output.find((part) => part.fileName.endsWith(".css"))?.source.toString().trim() ?? "";
  return { script: inline(script), style: style.replaceAll("</", "<\\/") };
}

/** Inside a script element these two would mean something to the reader of HTML; in a string both spellings are one. */
function inline(script) {
  return script.replaceAll("<!--", "\\x3C!--").replaceAll(/<(?=\/?script)/gi, "\\x3C");
}

function reasons() {
  const presets = JSON.parse(readFileSync(here("../../assets/presets/gemeinsam.json"), "utf8"));
  return presets.lists.quittungsgrund.entries.map(({ code, label }) => ({ code, label }));
}

function licences() {
  const texts = OF_OTHERS.map((name) => {
    const folder = here(`../node_modules/${name}`);
    const { license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    return `${name} (${license})\n\n${licenceText(folder)}`;
  });
  return ["Fallmappe (EUPL-1.2)", ...texts].join("\n\n\n").replaceAll("\r\n", "\n").replaceAll("<", "‹");
}

function licenceText(folder) {
  for (const name of ["LICENSE", "LICENSE.md"]) {
    try {
      return readFileSync(`${folder}/${name}`, "utf8").trim();
    } catch {
      // The other name.
    }
  }
  throw new Error(`no licence in ${folder}`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const page = await buildPage();
  mkdirSync(here("../../assets/paket"), { recursive: true });
  writeFileSync(TEMPLATE, page);
  stdout.write(`assets/paket/paket.html: ${Math.round(Buffer.byteLength(page) / 1024)} KiB\n`);
}
