// The packet without software in WebKit, from file://: it opens, refuses wrong words, and answers.
//
// Drives the small browser that comes with WebKitGTK (Debian: webkit2gtk-driver) and needs a display; start it with
// `dbus-run-session -- xvfb-run -a npm run test:paket:webkit`. Everything else about the page is tested in paket.mjs.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CONTENT, FINGERPRINT, PASSPHRASE, PDF, RECEIPT_KEY, packet, page, sender } from "../../ui/paket/testing/packet.mjs";
import { Report } from "./lib/report.mjs";

const DRIVER = "/usr/bin/WebKitWebDriver";
const pictures = join(dirname(fileURLToPath(import.meta.url)), "out", "paket-webkit");
const report = new Report();

/** Where the small browser lies depends on the machine and the version of the library. */
function miniBrowser() {
  const libraries = readdirSync("/usr/lib").map((name) => join("/usr/lib", name));
  const folders = libraries.flatMap((name) => ["webkit2gtk-4.1", "webkitgtk-6.0"].map((version) => join(name, version, "MiniBrowser")));
  return folders.find((path) => existsSync(path));
}

/** The few words of the WebDriver protocol (W3C) that this needs. */
class Browser {
  #base;
  #session = "";

  constructor(port) {
    this.#base = `http://127.0.0.1:${port}`;
  }

  async start(binary) {
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: ["--automation"] } } };
    for (let tries = 0; ; tries += 1) {
      const made = await this.#call("POST", "/session", { capabilities }).catch((error) => error);
      if (made.sessionId) return (this.#session = `/session/${made.sessionId}`);
      // The driver needs a moment until it listens.
      if (tries > 50 || made.cause === undefined) throw made;
      await sleep(100);
    }
  }

  go = (url) => this.#call("POST", `${this.#session}/url`, { url });
  run = (script, ...args) => this.#call("POST", `${this.#session}/execute/sync`, { script, args });
  text = () => this.run("return document.body.innerText;");
  stop = () => this.#call("DELETE", this.#session);

  async picture(name) {
    writeFileSync(join(pictures, `${name}.png`), Buffer.from(await this.#call("GET", `${this.#session}/screenshot`), "base64"));
  }

  async sees(text, patience = 20_000) {
    const end = Date.now() + patience;
    while (!(await this.text()).includes(text)) {
      if (Date.now() > end) throw new Error(`does not show: ${text}`);
      await sleep(50);
    }
  }

  /** Types into the field with this label, as typing does: the value, and the word that it changed. */
  async fill(label, text) {
    const done = await this.run(
      `const label = [...document.querySelectorAll("label")].find((one) => one.innerText.trim() === arguments[0]);
       const field = label?.control;
       if (!field) return false;
       if (field.type === "radio") { field.click(); return true; }
       field.value = arguments[1];
       field.dispatchEvent(new Event("input", { bubbles: true }));
       return true;`,
      label,
      text,
    );
    if (!done) throw new Error(`no field: ${label}`);
  }

  async press(text) {
    const done = await this.run(
      `const button = [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === arguments[0]);
       button?.click();
       return Boolean(button);`,
      text,
    );
    if (!done) throw new Error(`no button: ${text}`);
  }

  async #call(method, path, body) {
    const answer = await fetch(this.#base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  }
}

function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Keeps what the page gives to the browser to save; where the browser puts files is its own affair. */
const LISTEN = `
  window.kept = [];
  window.violations = [];
  window.inPage = 0;
  const engine = window.fallmappeEngine;
  window.fallmappeEngine = (request) => { window.inPage += 1; return engine(request); };
  document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const entry = { name: "", type: blob.type, base64: "" };
    window.kept.push(entry);
    const reader = new FileReader();
    reader.onload = () => (entry.base64 = reader.result.split(",")[1]);
    reader.readAsDataURL(blob);
    return make.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = function () { window.kept.at(-1).name = this.download; };`;

async function kept(browser, ending) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = (await browser.run("return window.kept;")).findLast((one) => one.name.endsWith(ending) && one.base64);
    if (found) return { name: found.name, bytes: Buffer.from(found.base64, "base64") };
    await sleep(50);
  }
  throw new Error(`nothing was saved that ends in ${ending}`);
}

const program = miniBrowser();
if (!program || !existsSync(DRIVER)) {
  console.log("WebKit's browser or its driver is missing (Debian: webkit2gtk-driver, libwebkit2gtk-4.1-0)");
  process.exit(1);
}
mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "fallmappe-webkit-"));
const port = 5400 + (process.pid % 500);
const service = spawn(DRIVER, [`--port=${port}`], { stdio: "ignore", env: { ...process.env, HOME: folder } });
const browser = new Browser(port);

try {
  const from = await sender();
  const attachments = [{ label: "Scan", extension: "jpg", bytes: new Uint8Array(3_000_000).map((_, at) => (at * 2654435761) >>> 24) }];
  const path = join(folder, "paket.html");
  writeFileSync(path, page(await packet({ ...from, attachments })));

  await report.part("the page opens from a file", async () => {
    await browser.start(program);
    await browser.go(pathToFileURL(path).href);
    await browser.sees("verschlüsselte Fallübergabe");
    await browser.run(LISTEN);
    console.log(`       ${await browser.run("return navigator.userAgent;")}`);
    await browser.picture("1-gesperrt");
  });

  await report.part("wrong words are told so", async () => {
    const begin = Date.now();
    await browser.fill("Passwort", "eins zwei drei vier fünf sechs");
    await browser.press("Öffnen");
    await browser.sees("passt nicht zu dieser Datei", 120_000);
    console.log(`       one try in WebKit: ${Date.now() - begin} ms`);
    report.ok((await browser.run("return window.inPage;")) === 0, "a worker did the work, not the page");
  });

  await report.part("the right words open it", async () => {
    const begin = Date.now();
    await browser.fill("Passwort", PASSPHRASE.replaceAll("-", " ").toUpperCase());
    await browser.press("Öffnen");
    await browser.sees(`Fallübergabe ${CONTENT.pseudonym}`, 120_000);
    console.log(`       opening in WebKit: ${Date.now() - begin} ms`);
    await browser.sees(FINGERPRINT);
    await browser.sees("Fachkraft ABH 1 verlangt noch den Pass.");
    await browser.picture("2-offen");
  });

  await report.part("PDF and Anlage are given to be saved", async () => {
    await browser.press("PDF speichern");
    report.ok((await kept(browser, ".pdf")).bytes.equals(Buffer.from(PDF)), "the PDF is whole");
    await browser.press("Speichern");
    report.ok((await kept(browser, ".jpg")).bytes.equals(Buffer.from(attachments[0].bytes)), "the Anlage is whole");
  });

  await report.part("the answer is a receipt that age and minisign read", async () => {
    await browser.fill("Wir übernehmen");
    await browser.fill("Wer antwortet", "Beratungsstelle Anker");
    await browser.press("Antwort speichern");
    const file = await kept(browser, ".age");
    const [sealed, identity, message] = ["q.age", "q.key", "q.json"].map((name) => join(folder, name));
    writeFileSync(sealed, file.bytes);
    writeFileSync(identity, from.identity);
    const { quittung, minisig } = JSON.parse(execFileSync("age", ["-d", "-i", identity, sealed]).toString());
    writeFileSync(message, quittung);
    writeFileSync(`${message}.minisig`, minisig);
    execFileSync("minisign", ["-Vm", message, "-P", RECEIPT_KEY], { stdio: "ignore" });
    report.ok(JSON.parse(quittung).answer === "accepted", "it says what was answered");
    await browser.sees("Antwort gespeichert");
    await browser.picture("3-antwort");
  });

  await report.part("locked, nothing is left", async () => {
    await browser.press("Sperren");
    await browser.sees("Die Seite ist gesperrt.");
    report.ok(!(await browser.run("return document.documentElement.outerHTML;")).includes(CONTENT.pseudonym), "the content is gone");
    const violations = await browser.run("return window.violations;");
    report.ok(violations.length === 0, "the policy was never violated", violations.join(" "));
  });
} catch (error) {
  report.ok(false, "the run", error.message);
} finally {
  await browser.stop().catch(() => {});
  service.kill();
  rmSync(folder, { recursive: true, force: true });
}
report.close();
