// The statistics in the practice vault, as a person goes: preview, charts beside their numbers, release, what was
// released shown again and put together, recomputed, and the exact counts under their mark.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { auditForcedColours, auditKeyboard } from "./lib/audit.mjs";

/** A public key without a private half in this project. */
const RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const KIM = "Kommunales Integrationsmanagement (KIM)";
const MARK = "intern, nicht anonym, nicht zur Veröffentlichung";
const SECOND = "01.04.2026 – 30.06.2026";
const THIRD = "01.07.2026 – 30.09.2026";

/** Everything that is counted. */
export async function statistikParts(context) {
  await form(context);
  await preview(context);
  await releases(context);
  await released(context);
  await intern(context);
  await around(context);
}

async function form({ page, report, button, field, look, go }) {
  await report.part("the last closed quarter is offered, and every other kind of period", async () => {
    await go("Statistik");
    await field("Programm").selectOption({ label: KIM });
    report.ok((await chosen(field("Zeitraum"))) === "3. Quartal 2026", "the last closed quarter is chosen", await chosen(field("Zeitraum")));
    for (const [kind, first] of [["Monat", "Oktober 2026"], ["Halbjahr", "1. Halbjahr 2026"], ["Jahr", "2025"]]) {
      await field("Art des Zeitraums").selectOption({ label: kind });
      report.ok((await chosen(field("Zeitraum"))) === first, `the last closed period of the kind ${kind} is chosen`, await chosen(field("Zeitraum")));
    }
    await field("Art des Zeitraums").selectOption({ label: "Bewilligungszeitraum oder freier Zeitraum" });
    await button("Vorschau").click();
    await page.getByRole("alert").getByText("Bitte ausfüllen").first().waitFor();
    await look("statistik-formular");
    await field("Von").fill("01.10.2026");
    await field("Bis").fill("30.11.2026");
    await button("Vorschau").click();
    await page.getByRole("alert").getByText("abgeschlossen").first().waitFor();
    await field("Art des Zeitraums").selectOption({ label: "Quartal" });
    await field("Zeitraum").selectOption({ label: "2. Quartal 2026" });
  });
}

async function preview({ page, report, host, button, heading, look }) {
  await report.part("the preview is exactly what leaves: every chart has its table, and both say the same", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await button("Vorschau").click();
    await heading("Vorschau des Berichts").waitFor();
    await page.getByText("Der öffentliche Schlüssel des KI fehlt").waitFor();
    report.ok((await button("Freigeben und senden").count()) === 0, "nothing is sent without a key");
    const settings = await host.call("get_settings", {});
    await host.call("save_settings", { settings: { ...settings, kiRecipient: RECIPIENT } });
    await button("Vorschau").click();
    await button("Freigeben und senden").waitFor();
    await page.getByText("Aus diesem Bericht lässt sich keine kleine Zahl ableiten.").waitFor();
    await look("statistik-vorschau");
    await auditForcedColours(page, report, "statistik-vorschau");
    await auditKeyboard(page, report, "statistik-vorschau", 60);
    await charts(page, report, "preview");
    await page.setViewportSize({ width: 320, height: 800 });
    await charts(page, report, "preview at 320 px");
    await page.setViewportSize({ width: 1366, height: 900 });
    await contents(page, report);
    await page.getByRole("button", { name: /^Antwort kopieren: / }).first().click();
    await page.getByText("Kopiert.").first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const question = await page.locator(".fm-report__question").first().innerText();
    report.ok(copied.startsWith(question) && copied.length > question.length + 20, "an answer goes into a letter with its question", copied.slice(0, 80));
    const json = page.locator("details").filter({ hasText: "bericht.json" });
    await json.locator("summary").click();
    const bytes = await json.locator("pre").evaluate((one) => one.textContent);
    const shown = await page.getByText(/^Prüfsumme/).innerText();
    report.ok(shown.includes(createHash("sha256").update(bytes).digest("hex")), "the checksum is that of what is shown", shown);
  });

  await report.part("rounding to five is the other protection", async () => {
    await page.getByRole("radio", { name: "5er-Rundung" }).check();
    await button("Vorschau").click();
    await button("Freigeben und senden").or(page.getByText("kann so nicht freigegeben werden")).waitFor();
    const cells = await page.locator(".fm-report__table td").allInnerTexts();
    const numbers = cells.map((cell) => cell.split("\n")[0].replaceAll(".", "")).filter((cell) => /^\d+$/.test(cell));
    report.ok(numbers.length > 0 && numbers.every((one) => Number(one) % 5 === 0), "every number is a multiple of five", numbers.filter((one) => Number(one) % 5 !== 0).join(" "));
    await page.getByRole("radio", { name: "Blockregel" }).check();
  });
}

async function releases({ page, report, host, button, field, heading, dialog, look }) {
  await report.part("a report is released for good and saved; the next one follows", async () => {
    for (const quarter of ["2. Quartal 2026", "3. Quartal 2026"]) {
      await field("Zeitraum").selectOption({ label: quarter });
      await button("Vorschau").click();
      await button("Freigeben und senden").click();
      const asked = dialog("Bericht freigeben und senden?");
      await asked.getByText("Das lässt sich nicht zurücknehmen").waitFor();
      await asked.getByRole("button", { name: "Abbrechen" }).click();
      await asked.waitFor({ state: "detached" });
      await button("Freigeben und senden").click();
      await asked.getByRole("button", { name: "Freigeben", exact: true }).click();
      await heading("Bericht freigegeben; er wartet unter „Meldungen an das KI“.").waitFor();
    }
    await look("statistik-freigegeben");
    const before = readdirSync(host.output);
    await button("Dateien speichern").click();
    const table = page.getByRole("table", { name: "Gespeicherte Dateien" });
    await table.waitFor();
    const written = readdirSync(host.output).filter((name) => !before.includes(name));
    const ends = written.map((name) => name.split(".").at(-1)).sort();
    report.ok(["csv", "json", "pdf", "xlsx"].every((one) => ends.includes(one)), "JSON, CSV, XLSX and PDF are written", written.join(", "));
    const { rows } = await host.call("list_berichte", {});
    const json = readFileSync(join(host.output, written.find((name) => name.endsWith(".json"))));
    report.ok(rows[0].sha256 === createHash("sha256").update(json).digest("hex"), "the file is what was released, byte for byte");
    await look("statistik-dateien");
    const label = await field("Zeitraum").locator("option").filter({ hasText: "3. Quartal 2026" }).innerText();
    report.ok(label.includes("freigegeben"), "the period is known to be released", label);
    await button("Vorschau").click();
    await page.getByRole("alert").waitFor();
    await look("statistik-schon-freigegeben");
  });
}

async function released({ page, report, host, button, field, heading, look }) {
  await report.part("released reports are shown again, beside the one before, and put together", async () => {
    await button("Freigegebene Berichte").click();
    await button(`Ansehen: ${KIM}, ${THIRD}`).click();
    await heading(`${KIM}, ${THIRD}`).waitFor();
    await charts(page, report, "a released report");
    const columns = async () => page.locator(".fm-report__table thead th").count();
    const alone = await columns();
    await look("statistik-bericht");
    await page.getByRole("checkbox", { name: "Vorzeitraum daneben" }).check();
    await page.waitForFunction((count) => document.querySelectorAll(".fm-report__table thead th").length > count, alone);
    report.ok((await columns()) > alone, "the period before stands beside it");
    await charts(page, report, "a report beside the one before");
    await look("statistik-vorzeitraum");
    await button("Zusammenfassen").click();
    await heading("01.04.2026 – 30.09.2026").waitFor();
    await charts(page, report, "a combined report");
    await look("statistik-zusammen");
    const before = readdirSync(host.output);
    await button("Dateien speichern").click();
    await page.getByRole("table", { name: "Gespeicherte Dateien" }).waitFor();
    report.ok(readdirSync(host.output).length > before.length, "the combined report is written");
    await field("Ab dem Bericht").selectOption({ label: THIRD });
    await field("Bis zum Bericht").selectOption({ label: SECOND });
    await button("Zusammenfassen").click();
    await page.getByRole("alert").waitFor();
  });

  await report.part("what all releases betray together is recomputed", async () => {
    await button("Nachrechnen").click();
    await page.getByText("Aus allen 2 Freigaben zusammen lässt sich keine kleine Zahl ableiten.").waitFor({ timeout: 60_000 });
    await page.getByText(/^Geprüft: \d+ Zahlen\.$/).waitFor();
    await look("statistik-nachrechnung");
  });
}

async function intern({ page, report, host, button, field, look }) {
  await report.part("exact counts carry their mark all the time and leave a line in the Protokoll", async () => {
    await button("Internes Zahlenblatt").click();
    await page.getByText(MARK).first().waitFor();
    await field("Programm").selectOption({ label: KIM });
    await field("Art des Zeitraums").selectOption({ label: "Quartal" });
    await field("Zeitraum").selectOption({ label: "4. Quartal 2026 (läuft noch)" });
    await button("Zahlenblatt anzeigen").click();
    const note = page.getByRole("note");
    await note.getByText(MARK).waitFor();
    await field("Zeitraum").selectOption({ label: "3. Quartal 2026" });
    await field("Vergleichszeitraum").selectOption({ label: "derselbe Zeitraum im Vorjahr" });
    await button("Zahlenblatt anzeigen").click();
    await note.getByText(MARK).waitFor();
    await charts(page, report, "the internal sheet");
    await look("statistik-intern");
    await page.locator(".fm-report__table").last().scrollIntoViewIfNeeded();
    const inSight = await note.evaluate((one) => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight && box.height > 0; });
    report.ok(inSight, "the mark is in sight at the end of the sheet as well");
    await page.setViewportSize({ width: 320, height: 800 });
    await page.locator(".fm-report__table").last().scrollIntoViewIfNeeded();
    report.ok(await note.evaluate((one) => one.getBoundingClientRect().height < 120 && one.getBoundingClientRect().top >= 0), "the mark leaves room on a narrow window");
    await page.setViewportSize({ width: 1366, height: 900 });
    const outbox = (await host.call("list_outbox", {})).rows.length;
    const before = readdirSync(host.output);
    await button("Dateien speichern").click();
    await page.getByRole("table", { name: "Gespeicherte Dateien" }).waitFor();
    const written = readdirSync(host.output).filter((name) => !before.includes(name));
    report.ok(written.length > 0 && written.every((name) => name.startsWith("intern")), "its files say what they are", written.join(", "));
    report.ok((await host.call("list_outbox", {})).rows.length === outbox, "it never gets into the outbox");
    const { rows } = await host.call("list_protokoll", { offset: 0, limit: 3 });
    report.ok(rows.some((row) => row.what.toLowerCase().includes("zahlenblatt")), "looking and writing are logged", rows.map((row) => row.what).join("; "));
  });
}

async function around({ page, report, button, look }) {
  await report.part("need and people spoken to stand beside the statistics", async () => {
    await button("Bedarf und Angebot").click();
    await page.getByRole("row").nth(1).waitFor();
    await button("Ansprachen").click();
    await page.getByText("Wer").or(page.getByRole("row").nth(1)).first().waitFor();
    await look("statistik-ansprachen");
  });
}

const chosen = (select) => select.evaluate((one) => one.selectedOptions[0]?.textContent.trim());

/** Every chart stands in a table's section, has that table's title, and draws that table's numbers. */
async function charts(page, report, what) {
  const seen = await page.evaluate(() => {
    const number = (text) => /^\d[\d.]*$/.test(text);
    return [...document.querySelectorAll(".fm-report svg")].map((svg) => {
      const section = svg.closest(".fm-report__table");
      const heading = section?.querySelector("h5")?.textContent.trim() ?? "";
      const rows = [...(section?.querySelectorAll("tbody tr:not(.fm-report__total)") ?? [])].map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent.trim()));
      const drawn = [...svg.querySelectorAll(".chart-value")].map((one) => one.textContent.trim()).filter(number);
      const first = rows.map((row) => row[0] ?? "").filter(number);
      const all = rows.flat().filter(number);
      const same = [first, all].some((one) => one.join(" ") === drawn.join(" "));
      const [box, text] = [svg.getBoundingClientRect(), svg.querySelector("text")?.getBoundingClientRect()];
      return { heading, title: svg.querySelector("title")?.textContent ?? "", same, drawn: drawn.length, height: box.height, letters: text?.height ?? 0, detail: `${drawn.join(" ")} / ${first.join(" ")} / ${all.join(" ")}` };
    });
  });
  const wrong = seen.filter((one) => !one.same || one.heading === "" || one.title !== one.heading);
  report.ok(seen.length > 0 && wrong.length === 0, `${what}: every chart has its title and its table's numbers`, wrong.map((one) => `${one.heading} (${one.title}): ${one.detail}`).join("; "));
  report.ok(seen.some((one) => one.drawn > 0), `${what}: some number is drawn`, `${seen.length} charts`);
  const small = seen.filter((one) => one.letters < 11);
  report.ok(small.length === 0, `${what}: the letters of charts can be read`, small.map((one) => `${one.heading}: ${one.letters}`).join("; "));
}

/** The contents lead to every table by keyboard. */
async function contents(page, report) {
  const links = page.getByRole("navigation", { name: "Inhalt" }).getByRole("link");
  const tables = await page.locator(".fm-report__table h5").allInnerTexts();
  const names = await links.allInnerTexts();
  report.ok(tables.every((title) => names.some((name) => name.startsWith(title))), "the contents name every table");
  await links.last().focus();
  await page.keyboard.press("Enter");
  const reached = await page.evaluate(() => document.activeElement?.textContent.trim());
  report.ok(reached !== "" && names.at(-1).startsWith(reached), "a link leads to its table", `${names.at(-1)} -> ${reached}`);
}
