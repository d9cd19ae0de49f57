// The packet without software, in Chromium and from file://, as somebody opens it who has nothing but a browser.
//
// Packets are made here so that each byte can be bent. To try one of the program's own, and to keep its receipt:
// FALLMAPPE_PACKET=<file.html> FALLMAPPE_PASSPHRASE="six words" FALLMAPPE_RECEIPT=<file.age> npm run test:paket
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CONTENT, FINGERPRINT, PASSPHRASE, PDF, RECEIPT_KEY, packet, page as pageOf, sealed, sender } from "../../ui/paket/testing/packet.mjs";
import { audit, auditForcedColours, auditKeyboard } from "./lib/audit.mjs";
import { openPage } from "./lib/browser.mjs";
import { Report } from "./lib/report.mjs";

const MEBIBYTE = 1024 * 1024;
const report = new Report();
const folder = mkdtempSync(join(tmpdir(), "fallmappe-paket-"));
const downloads = join(folder, "downloads");
mkdirSync(downloads);
const from = await sender();
const { browser, page, troubles } = await openPage("file://");
const requests = new Set();
page.on("request", (request) => requests.add(request.url()));

const field = (name) => page.getByLabel(name, { exact: true });
const button = (name) => page.getByRole("button", { name, exact: true });
const heading = (name) => page.getByRole("heading", { name, exact: true });

/** Writes a page around sealed bytes and gives its address. */
function written(name, bytes) {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, bytes === null ? readFileSync(new URL("../../assets/paket/paket.html", import.meta.url)) : pageOf(bytes));
  return pathToFileURL(path).href;
}

async function unlock(words = PASSPHRASE) {
  await field("Passwort").fill(words);
  await page.keyboard.press("Enter");
}

async function opened(pseudonym = CONTENT.pseudonym) {
  await heading(`Fallübergabe ${pseudonym}`).waitFor({ timeout: 120_000 });
}

async function saved(work) {
  const [download] = await Promise.all([page.waitForEvent("download"), work()]);
  const path = join(downloads, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path, bytes: readFileSync(path) };
}

/** Says no with these words, and shows nothing. */
async function refuses(name, bytes, words) {
  await page.goto(written(name, bytes));
  await unlock();
  await page.getByRole("alert").getByText(words).waitFor({ timeout: 60_000 });
  const body = await page.locator("body").innerText();
  report.ok(!body.includes("Nächste Fristen") && !body.includes(CONTENT.purpose), `${name}: nothing is shown`);
}

/** What only the sender can do with a receipt, with the tools of others. */
function readReceipt({ path }) {
  const identity = join(folder, "sender.key");
  writeFileSync(identity, from.identity);
  const { quittung, minisig } = JSON.parse(execFileSync("age", ["-d", "-i", identity, path]).toString());
  const message = join(folder, "quittung.json");
  writeFileSync(message, quittung);
  writeFileSync(`${message}.minisig`, minisig);
  execFileSync("minisign", ["-Vm", message, "-P", RECEIPT_KEY], { stdio: "ignore" });
  return JSON.parse(quittung);
}

async function own(path, words) {
  await report.part("the packet of the program opens", async () => {
    await page.goto(pathToFileURL(path).href);
    await unlock(words);
    await page.getByRole("button", { name: "Sperren" }).waitFor({ timeout: 120_000 });
    await audit(page, report, "paket-programm");
    await field("Ist angekommen, wir prüfen noch").check();
    await field("Wer antwortet").fill("Beratungsstelle Anker");
    const receipt = await saved(() => button("Antwort speichern").click());
    report.ok(/^quittung-[0-9a-f]{8}-1\.age$/.test(receipt.name), "a receipt is made", receipt.name);
    if (process.env.FALLMAPPE_RECEIPT) copyFileSync(receipt.path, process.env.FALLMAPPE_RECEIPT);
  });
}

async function all() {
  const certificate = Buffer.from("%PDF-1.4 Zeugnis");
  const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const attachments = [
    { label: "Zeugnis der Sprachschule mit einem recht langen Namen, den jemand so eingegeben hat", extension: "pdf", bytes: certificate },
    { label: "Foto der Bescheinigung", extension: "jpg", bytes: photo },
  ];
  const bytes = await packet({ ...from, attachments });
  const address = written("paket", bytes);

  await report.part("the file says what it is before it is opened", async () => {
    await page.goto(address);
    await heading("Fallübergabe").waitFor();
    report.ok((await page.title()) === "Fallübergabe", "the title says nothing of the content");
    await audit(page, report, "paket-gesperrt");
    await auditKeyboard(page, report, "paket-gesperrt", 5);
    await button("Öffnen").click();
    await page.getByText("Geben Sie das Passwort ein.").waitFor();
  });

  await report.part("wrong words are told so, and the field is ready again", async () => {
    const begin = Date.now();
    await unlock("kranich fenster lampe wiese anker oben");
    await page.getByText("entschlüsselt").waitFor();
    await page.getByRole("alert").getByText("passt nicht zu dieser Datei").waitFor({ timeout: 60_000 });
    console.log(`       one try in Chromium: ${Date.now() - begin} ms`);
    report.ok(await field("Passwort").evaluate((input) => input === document.activeElement), "the field has the focus");
    await audit(page, report, "paket-falsches-passwort");
  });

  await report.part("the right words open it, however they are typed", async () => {
    const begin = Date.now();
    await unlock(" Kranich FENSTER lampe–wiese  anker-Ofen");
    await opened();
    console.log(`       opening in Chromium: ${Date.now() - begin} ms`);
    await page.getByText(FINGERPRINT).waitFor();
    await heading("Nächste Fristen").waitFor();
    await page.getByText("Fachkraft ABH 1 verlangt noch den Pass.").waitFor();
    report.ok((await page.title()) === "Fallübergabe", "the title still says nothing");
    await audit(page, report, "paket-offen");
    await auditForcedColours(page, report, "paket-offen");
    await auditKeyboard(page, report, "paket-offen");
  });

  await report.part("what can be saved is what was packed", async () => {
    const pdf = await saved(() => button("PDF speichern").click());
    const json = await saved(() => button("Daten speichern (JSON)").click());
    const first = await saved(() => button(`Anlage speichern: ${attachments[0].label}`).click());
    const second = await saved(() => button("Anlage speichern: Foto der Bescheinigung").click());
    report.ok(pdf.name === "FM-7KQ2-M9XD.pdf" && pdf.bytes.equals(Buffer.from(PDF)), "the PDF", pdf.name);
    report.ok(JSON.parse(json.bytes.toString()).purpose === CONTENT.purpose, "the data", json.name);
    report.ok(first.name === "FM-7KQ2-M9XD-anlage-01.pdf" && first.bytes.equals(certificate), "the first Anlage", first.name);
    report.ok(second.name === "FM-7KQ2-M9XD-anlage-02.jpg" && second.bytes.equals(photo), "the second Anlage", second.name);
  });

  await report.part("on paper stands the content without its buttons", async () => {
    await page.emulateMedia({ media: "print" });
    const seen = await page.locator("body").innerText();
    report.ok(seen.includes("Nächste Fristen") && seen.includes(FINGERPRINT), "content and key are printed");
    report.ok(!seen.includes("Antwort speichern") && !seen.includes("Sperren"), "buttons are not");
    await page.emulateMedia({ media: "screen" });
  });

  await report.part("an answer that cannot be sent is told what it lacks", async () => {
    await button("Antwort speichern").click();
    await page.getByText("Wählen Sie eine Antwort.").waitFor();
    await page.getByText("Schreiben Sie, wer antwortet.").waitFor();
    await field("Wir übernehmen nicht").check();
    await page.getByText("Wählen Sie eine Antwort.").waitFor({ state: "detached" });
    await field("Wer antwortet").fill("Beratungsstelle Anker, Team Süd");
    await page.getByText("Schreiben Sie, wer antwortet.").waitFor({ state: "detached" });
    await button("Antwort speichern").click();
    await page.getByText("Wählen Sie einen Grund.").waitFor();
    report.ok(await field("Grund").evaluate((select) => select === document.activeElement), "the mistake has the focus");
    await audit(page, report, "paket-antwort-fehler");
  });

  await report.part("an answer is a receipt that age and minisign read", async () => {
    await field("Grund").selectOption({ label: "zurzeit kein Platz" });
    await field("Bemerkung (freiwillig)").fill("Im März wieder.\nMit Gruß");
    const file = await saved(() => button("Antwort speichern").click());
    await page.getByText(`Ihr Browser hat ${file.name} gespeichert`).waitFor();
    const sha256 = execFileSync("sha256sum", ["-"], { input: bytes }).toString().slice(0, 64);
    report.ok(file.name === `quittung-${sha256.slice(0, 8)}-1.age`, "its name says which packet, and nothing more", file.name);
    const { answeredOn, ...said } = readReceipt(file);
    const expected = { format: "fallmappe-quittung", version: 1, packetId: "0123456789abcdef0123456789abcdef", packetSha256: sha256, number: 1, answer: "rejected", reason: "kein_platz", remark: "Im März wieder.\nMit Gruß", by: "Beratungsstelle Anker, Team Süd", leadsFrom: null };
    report.ok(JSON.stringify(Object.entries(said).sort()) === JSON.stringify(Object.entries(expected).sort()), "it says what was entered", JSON.stringify(said));
    report.ok(/^\d{4}-\d\d-\d\d$/.test(answeredOn), "and when");
    await audit(page, report, "paket-antwort");
  });

  await report.part("the next answer outranks the last", async () => {
    await field("Wir übernehmen", true).check();
    await field("Sie führen den Fall ab (freiwillig)").fill("1.3.2027");
    const file = await saved(() => button("Antwort speichern").click());
    const said = readReceipt(file);
    report.ok(said.number === 2 && said.answer === "accepted" && said.reason === "nicht_erhoben" && said.leadsFrom === "2027-03-01", "number, answer, day", JSON.stringify(said));
  });

  await report.part("locked, nothing of the content is left in the page", async () => {
    await button("Sperren").click();
    await page.getByText("Die Seite ist gesperrt.").waitFor();
    const source = await page.content();
    report.ok(!source.includes(CONTENT.pseudonym) && !source.includes("Botschaft") && (await field("Passwort").inputValue()) === "", "neither words nor content");
    await unlock();
    await opened();
    await page.reload();
    await heading("Fallübergabe").waitFor();
    report.ok(!(await page.content()).includes(CONTENT.pseudonym), "nor after loading again");
  });

  await report.part("after a quarter of an hour without anybody it locks itself", async () => {
    await page.clock.install();
    await page.goto(address);
    await unlock();
    await opened();
    await page.clock.fastForward("14:00");
    await heading(`Fallübergabe ${CONTENT.pseudonym}`).waitFor();
    await page.keyboard.press("Shift");
    await page.clock.fastForward("14:00");
    await heading(`Fallübergabe ${CONTENT.pseudonym}`).waitFor();
    await page.clock.fastForward("01:30");
    await page.getByText("weil 15 Minuten niemand").waitFor();
    report.ok(!(await page.content()).includes(CONTENT.pseudonym), "and nothing is left");
  });

  await report.part("damaged and changed packets are refused in words", async () => {
    const flipped = bytes.slice();
    flipped[flipped.length - 100] ^= 4;
    const change = (name, text) => ({ bend: (files) => files.set(name, Buffer.from(text(Buffer.from(files.get(name)).toString()))) });
    await refuses("gekippt", flipped, "Die Datei ist beschädigt");
    await refuses("halb", bytes.slice(0, bytes.length / 2), "Die Datei ist beschädigt");
    await refuses("beipack", await packet({ ...from, ...change("manifest.json", (text) => text.replace("Weiterbegleitung", "Weitergabe")) }), "Die Unterschrift des Pakets stimmt nicht");
    await refuses("pdf", await packet({ ...from, ...change("uebergabe.pdf", (text) => `${text} `) }), "nicht die, die unterschrieben wurde");
    await refuses("kein-zip", await sealed(Buffer.from("kein ZIP")), "nicht die Form eines Pakets");
    await refuses("neuer", await packet({ ...from, manifest: { formatVersion: 2 } }), "mit einer neueren Fassung");
    await refuses("leer", null, "In dieser Datei liegt kein Paket");
    await audit(page, report, "paket-abgelehnt");
  });

  await report.part("a file that was cut off on its way says so, wherever it was cut", async () => {
    const whole = pageOf(bytes).toString();
    const places = { style: whole.indexOf("<style>") + 40, packet: whole.indexOf('id="paket"') + 2000, engine: whole.indexOf('id="engine"') + 500, page: whole.length - 60 };
    // A style that was cut off is refused by the policy, as it should be; nobody has to hear of it here.
    const alone = await browser.newPage();
    for (const [name, at] of Object.entries(places)) {
      const path = join(folder, `abgeschnitten-${name}.html`);
      writeFileSync(path, whole.slice(0, at));
      await alone.goto(pathToFileURL(path).href);
      await alone.getByRole("alert").getByText("Die Datei ist unvollständig").waitFor();
      report.ok(!(await alone.locator("body").innerText()).includes("JavaScript"), `${name}: nothing else is blamed`);
    }
    await audit(alone, report, "paket-abgeschnitten");
    await alone.close();
  });

  await report.part("a long case has a list of contents, and its newest notes first", async () => {
    const kontakte = Array.from({ length: 300 }, (_, at) => ({ ...CONTENT.kontakte[0], month: `${2021 + Math.floor(at / 60)}-${String(1 + (at % 12)).padStart(2, "0")}`, text: `Notiz ${at}` }));
    await page.goto(written("lang", await packet({ ...from, content: { ...CONTENT, kontakte } })));
    await unlock();
    await opened();
    const contents = page.getByRole("navigation", { name: "Inhalt" });
    await contents.getByRole("link", { name: "Kontakte (300)" }).click();
    report.ok(await heading("Kontakte").evaluate((one) => one === document.activeElement), "a link leads to its part");
    const years = await page.locator("details.fm-year").evaluateAll((all) => all.map((one) => [one.querySelector("summary").innerText, one.open]));
    report.ok(years.length === 5 && years[0][0] === "2025 (60)" && years[0][1] && years.slice(1).every(([, open]) => !open), "five years, the newest open", JSON.stringify(years));
    await audit(page, report, "paket-lang");
    await contents.getByRole("link", { name: "Antwort an die abgebende Stelle" }).click();
    report.ok(await heading("Antwort an die abgebende Stelle").evaluate((one) => one === document.activeElement), "the answer is one step away");
  });

  await report.part("where a browser refuses workers, the page does the work itself", async () => {
    const alone = await browser.newPage();
    await alone.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new Error("refused");
        }
      };
    });
    await alone.goto(address);
    await alone.getByLabel("Passwort", { exact: true }).fill(PASSPHRASE);
    await alone.keyboard.press("Enter");
    await alone.getByRole("heading", { name: `Fallübergabe ${CONTENT.pseudonym}` }).waitFor({ timeout: 60_000 });
    await alone.close();
  });

  await report.part("even foreign code in the page reaches nothing", async () => {
    const alone = await browser.newPage();
    // For frames and forms Chromium opens a connection ahead of time and then sends nothing over it: bytes are counted.
    let received = 0;
    const hear = (socket) => socket.on("data", (bytes) => (received += bytes.length)).on("error", () => {});
    const server = createServer(hear).listen(0, "127.0.0.1");
    await once(server, "listening");
    await alone.goto(address);
    const refused = await alone.evaluate(attack, `127.0.0.1:${server.address().port}`);
    const missed = Object.entries(refused).filter(([, no]) => !no);
    report.ok(missed.length === 0, "the policy refuses every way out", missed.map(([way]) => way).join(", "));
    report.ok(received === 0, "and not one byte leaves", `${received} bytes`);
    await alone.close();
    server.close();
  });

  await report.part("content in another shape than ours does not break the page", async () => {
    await page.goto(written("form", await packet({ ...from, content: { ...CONTENT, kontakte: 7 } })));
    await unlock();
    await page.getByRole("alert").getByText("nicht die Form eines Pakets").waitFor({ timeout: 60_000 });
  });

  await report.part("20 MB of Anlagen", async () => {
    const heavy = Array.from({ length: 4 }, (_, at) => ({ label: `Scan ${at + 1}`, extension: "jpg", bytes: noise(5 * MEBIBYTE, at) }));
    const large = await packet({ ...from, attachments: heavy });
    const heavyPage = written("gross", large);
    const begin = Date.now();
    await page.goto(heavyPage);
    await field("Passwort").waitFor();
    const loaded = Date.now();
    await unlock();
    await opened();
    console.log(`       ${Math.round(large.length / MEBIBYTE)} MiB sealed: shown after ${loaded - begin} ms, opened after ${Date.now() - loaded} ms more`);
    const last = await saved(() => button("Anlage speichern: Scan 4").click());
    report.ok(last.bytes.equals(Buffer.from(heavy[3].bytes)), "the last Anlage comes out whole");
  });

  // The worker of the page is a blob of the page itself.
  const serious = troubles.filter((trouble) => trouble !== "foreign request: null");
  report.ok(serious.length === 0, "no error, no violation of the policy", [...new Set(serious)].slice(0, 5).join(" | "));
  const foreign = [...requests].filter((url) => !url.startsWith(pathToFileURL(folder).href) && !url.startsWith("blob:null/"));
  report.ok(foreign.length === 0, "nothing was asked for but the file itself", foreign.join(" | "));
}

/** Runs in the page: tries to get out, or to run what does not stand in the file. `true` where it was refused. */
async function attack(host) {
  const violations = [];
  document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
  const wait = () => new Promise((resolve) => setTimeout(resolve, 300));
  const broken = async (directive, work) => {
    violations.length = 0;
    try {
      await work();
    } catch {
      // Some ways throw, some only report.
    }
    await wait();
    return violations.some((one) => one.startsWith(directive));
  };
  const add = (name, values) => document.body.append(Object.assign(document.createElement(name), values));
  const away = `http://${host}/`;
  const inWorker = () =>
    new Promise((resolve) => {
      const source = `fetch("${away}").then(() => postMessage(false), () => postMessage(true));`;
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      worker.onmessage = (event) => resolve(event.data);
    });
  return {
    fetch: await broken("connect-src", () => fetch(away)),
    beacon: await broken("connect-src", () => navigator.sendBeacon(away)),
    socket: await broken("connect-src", () => new WebSocket(`ws://${host}`)),
    image: await broken("img-src", () => add("img", { src: away })),
    frame: await broken("frame-src", () => add("iframe", { src: away })),
    script: await broken("script-src", () => add("script", { textContent: "window.ran = true;" })).then((no) => no && !window.ran),
    style: await broken("style-src", () => add("style", { textContent: `body { background: url(${away}); }` })),
    code: await broken("script-src", () => (0, eval)("1")),
    form: await broken("form-action", () => {
      const form = Object.assign(document.createElement("form"), { action: away });
      document.body.append(form);
      form.submit();
    }),
    worker: await inWorker(),
  };
}

/** Bytes that do not get smaller, the same in every run. */
function noise(length, seed) {
  const bytes = new Uint8Array(length);
  let state = 0x9e3779b9 ^ (seed + 1);
  for (let at = 0; at < length; at += 1) {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + at;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

try {
  if (process.env.FALLMAPPE_PACKET) await own(process.env.FALLMAPPE_PACKET, process.env.FALLMAPPE_PASSPHRASE ?? "");
  else await all();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
report.close();
