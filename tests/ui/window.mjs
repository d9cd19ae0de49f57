// One run of the real window: make a vault, enter a case, hand it over, find the packet on disk.
//
// Drives the built program through WebKitWebDriver (Debian: webkit2gtk-driver) and needs a display; start it with
// `dbus-run-session -- xvfb-run -a npm run test:window`. Everything else about the screens is tested in browser.mjs.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Driver } from "./lib/webdriver.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const program = process.env.FALLMAPPE_WINDOW ?? join(target, "debug", "fallmappe");
const pictures = join(here, "out", "window");
const PASSPHRASE = "Kranich-Fenster-Lampe-Wiese-Anker-Ofen";

let passed = 0;
let failed = 0;

async function step(name, work) {
  const begin = Date.now();
  try {
    await work();
    passed += 1;
    console.log(`ok   ${name} (${Date.now() - begin} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}: ${error.message}`);
    throw error;
  }
}

/** As a crash ends it: no time to save anything. */
function killProgram() {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${pid}/exe`) === realpathSync(program)) process.kill(Number(pid), "SIGKILL");
    } catch {
      // A process that has ended meanwhile, or belongs to somebody else.
    }
  }
}

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

for (const [what, path] of [["the program", program], ["WebKitWebDriver", "/usr/bin/WebKitWebDriver"]]) {
  if (!existsSync(path)) {
    console.log(`${what} is missing: ${path}`);
    process.exit(1);
  }
}
mkdirSync(pictures, { recursive: true });
const data = mkdtempSync(join(tmpdir(), "fallmappe-fenster-"));
const identityFile = join(data, "stelle.key");
execFileSync("age-keygen", ["-o", identityFile], { stdio: "ignore" });
const recipient = execFileSync("age-keygen", ["-y", identityFile]).toString().trim();

const port = 4400 + (process.pid % 500);
const service = spawn("/usr/bin/WebKitWebDriver", [`--port=${port}`], {
  env: { ...process.env, FALLMAPPE_DATA: data, TAURI_WEBVIEW_AUTOMATION: "true" },
  stdio: "ignore",
});
const driver = new Driver(`http://127.0.0.1:${port}`);
const picture = async (name) => writeFileSync(join(pictures, `${name}.png`), await driver.screenshot());

try {
  await step("the window opens with the welcome", async () => {
    const begin = Date.now();
    await driver.start(program);
    await driver.seeText("Willkommen bei Fallmappe");
    console.log(`     start of the window until the welcome is shown: ${Date.now() - begin} ms`);
    await picture("01-willkommen");
  });

  await step("a vault is made and its recovery key typed back", async () => {
    await driver.click("Tresor anlegen");
    await driver.fill("Passwort", PASSPHRASE);
    await driver.waitForEnabled("Tresor anlegen");
    await picture("02-passwort");
    await driver.click("Tresor anlegen");
    await driver.seeText("Notfallschlüssel aufbewahren", 60_000);
    const key = (await driver.pageText()).replace(/\s+/g, "").match(/AGE-SECRET-KEY-1[A-Z0-9]{58}/)?.[0];
    expect(key, "the recovery key is not shown");
    await picture("03-notfallschluessel");
    await driver.click("Weiter: Schlüssel bestätigen");
    await driver.fill("Notfallschlüssel vom Papier", key);
    await driver.click("Bestätigen");
    await driver.click("Zu den Fällen", 30_000);
    await driver.seeText("Noch keine Fälle");
  });

  await step("a Stelle with a key is entered", async () => {
    await driver.click("Stellen");
    await driver.click("Neue Stelle");
    await driver.fill("Name", "Beratungsstelle Anker");
    await driver.select("Art", "Beratungsstelle");
    await driver.fill("Öffentlicher Schlüssel (age1…)", recipient);
    await driver.click("Speichern");
    await driver.seeText("Beratungsstelle Anker");
  });

  await step("a case is entered, with a note and a consent", async () => {
    await driver.click("Fälle");
    await driver.click("Neuer Fall");
    await driver.fill("Familienname", "Ųžkalnytė-M̂balla");
    await driver.fill("Vorname", "Mareike");
    await driver.click("Fall anlegen");
    await driver.seeText("Ųžkalnytė-M̂balla");
    await driver.click("Kontakt hinzufügen");
    await driver.select("Art", "Telefon");
    await driver.fill("Notiz", "Mareike Ųžkalnytė-M̂balla ruft an: Termin bei Herrn Grünwald am Montag.");
    await driver.click("Speichern");
    await driver.seeText("Termin bei Herrn Grünwald");
    await driver.click("Einwilligung hinzufügen");
    await driver.select("Art", "Übermittlung");
    await driver.select("Stelle", "Beratungsstelle Anker");
    await driver.fill("Zweck", "Weiterbegleitung nach dem Ende der Maßnahme");
    await driver.check("Stammdaten");
    await driver.check("Verlauf");
    await driver.click("Speichern");
    await driver.seeText("Weiterbegleitung nach dem Ende");
    await picture("04-fall");
  });

  await step("the case is handed over", async () => {
    await driver.click("Übergabe vorbereiten");
    await driver.select("Empfangende Stelle", "Beratungsstelle Anker");
    await driver.click("Vorschau öffnen");
    await driver.seeText("Grünwald");
    await picture("05-vorschau");
    await driver.clickIfThere("Alle offenen Vorschläge annehmen");
    await driver.click("Paket und Brief schreiben");
    await driver.seeText("anschreiben-", 30_000);
    await picture("06-ergebnis");
  });

  await step("the packet lies on disk, opens with age and names nobody", async () => {
    const folder = join(data, "ausgaben");
    const files = readdirSync(folder);
    const packet = files.find((name) => name.endsWith(".age"));
    expect(packet, `no packet among ${files.length} files`);
    expect(files.some((name) => name.startsWith("anschreiben-")), "no letter");
    const zip = join(data, "paket.zip");
    execFileSync("age", ["-d", "-i", identityFile, "-o", zip, join(folder, packet)]);
    const content = execFileSync("unzip", ["-p", zip, "uebergabe.json"]).toString();
    expect(content.includes("Weiterbegleitung"), "the packet does not say its purpose");
    for (const name of ["Ųžkalnytė", "Mareike", "Grünwald"]) {
      expect(!content.includes(name), "the packet names somebody");
    }
  });

  await step("a new Notfallblatt is made and typed back", async () => {
    await driver.click("Einstellungen");
    await driver.click("Tresor");
    await driver.click("Neues Notfallblatt");
    await driver.fill("Jetziges Passwort", PASSPHRASE);
    await driver.click("Neuen Notfallschlüssel machen");
    await driver.seeText("Notfallschlüssel aufbewahren", 60_000);
    const key = (await driver.pageText()).replace(/\s+/g, "").match(/AGE-SECRET-KEY-1[A-Z0-9]{58}/)?.[0];
    expect(key, "the new recovery key is not shown");
    await picture("07-neues-notfallblatt");
    await driver.click("Weiter: Schlüssel bestätigen");
    await driver.fill("Notfallschlüssel vom Papier", key);
    await driver.click("Bestätigen");
    await driver.click("Zu den Fällen", 30_000);
    await driver.seeText("Ųžkalnytė-M̂balla");
  });

  await step("what was typed survives a program that is killed", async () => {
    await driver.click("Fälle");
    await driver.click("Ųžkalnytė-M̂balla, Mareike");
    await driver.click("Kontakt hinzufügen");
    await driver.select("Art", "Telefon");
    await driver.fill("Notiz", "Das Zeugnis liegt noch bei der Tante in Ahlerbach.");
    await driver.seeText("Als Entwurf im Tresor gesichert");
    await picture("08-entwurf");
    killProgram();
    await driver.stop().catch(() => {});
    await driver.start(program);
    await driver.seeText("Tresor öffnen");
    await driver.fill("Passwort", PASSPHRASE);
    await driver.click("Öffnen");
    await driver.seeText("1 Entwurf wartet.", 30_000);
    await driver.click("Kontakt");
    await driver.seeText("Nicht gespeicherter Entwurf");
    expect((await driver.valueOf("Notiz")).includes("bei der Tante in Ahlerbach"), "the note is not in the form");
    await driver.click("Speichern");
    await driver.seeText("bei der Tante in Ahlerbach");
  });

  await step("Ctrl+L locks, and the passphrase opens again", async () => {
    await driver.keys(["\uE009", "l"]);
    await driver.seeText("Tresor öffnen");
    expect(!(await driver.pageText()).includes("Ųžkalnytė"), "a name is still on the page");
    await driver.fill("Passwort", PASSPHRASE);
    await driver.click("Öffnen");
    await driver.seeText("Heute", 30_000);
    await driver.click("Fälle");
    await driver.seeText("Ųžkalnytė-M̂balla");
    await picture("09-faelle");
  });
} catch {
  await picture("zuletzt").catch(() => {});
} finally {
  await driver.stop().catch(() => {});
  service.kill();
  rmSync(data, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
