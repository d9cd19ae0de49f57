// The day at a glance, Fristen, search, views, duplicates and the quick note, as a person does them: by keyboard first.
// Not here: opening the vault and the walk through a Fall (browser.mjs).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { auditKeyboard } from "./lib/audit.mjs";

/** Keys beside the words themselves that a whole note may cost: one for each of its fields, and a way in and out. */
const MOST_KEYS = 20;

/** Counts what is pressed; the words of a note are counted apart, because nobody can save them. */
function counted(page) {
  const keys = { frame: 0, words: 0 };
  return {
    keys,
    async press(...names) {
      for (const name of names) await page.keyboard.press(name);
      keys.frame += names.length;
    },
    async type(text) {
      await page.keyboard.type(text);
      keys.frame += text.length;
    },
    async write(text) {
      await page.keyboard.type(text);
      keys.words += text.length;
    },
  };
}

/** A whole note without the mouse, and back again. `fall` is the Fall whose name begins with `letters`. */
export async function noteByKeyboard({ page, report, host, dialog, saved, fall, letters, name }) {
  await report.part("a whole note is written with few keys and taken back with one", async () => {
    const before = (await host.call("open_fall", { fall })).kontakte.length;
    const hands = counted(page);
    await hands.press("Control+k");
    await dialog("Kontakt notieren").getByRole("combobox", { name: "Person" }).waitFor();
    await hands.type(letters);
    await page.getByRole("option", { name }).waitFor();
    await hands.press("Enter");
    // A person looks whether it is the right one.
    await page.waitForFunction((wanted) => document.activeElement?.value === wanted, name);
    await hands.press("Tab", "Tab");
    await hands.type("t");
    await hands.press("Tab");
    await hands.type("15");
    await hands.press("Tab");
    await hands.type("d");
    await hands.press("Tab");
    await hands.write("Angerufen, Termin bestätigt.");
    await hands.press("Tab");
    await hands.write("Unterlagen kopieren");
    await hands.press("Tab");
    await hands.type("Fr");
    await hands.press("Control+Enter");
    await saved();
    await page.getByText(`Kontakt gespeichert: ${name}.`).waitFor();
    const { kontakte } = await host.call("open_fall", { fall });
    const note = kontakte.map((row) => row.value).find((one) => one.text === "Angerufen, Termin bestätigt.");
    report.ok(note?.kind === "telefon" && note.minutes === 15 && note.interpreter === "dolmetscher", "kind, minutes and interpreter are kept", JSON.stringify(note));
    report.ok(note?.date === "2026-11-20" && note.nextStepOn === "2026-11-27", "today is filled in, and Fr is the next Friday", JSON.stringify(note));
    report.ok(hands.keys.frame <= MOST_KEYS, `a note costs at most ${MOST_KEYS} keys beside its words`, `${hands.keys.frame} keys`);
    console.log(`       a note: ${hands.keys.frame} keys and ${hands.keys.words} letters of text`);
    await page.keyboard.press("Control+z");
    await page.getByText("Zurückgenommen.").waitFor();
    const after = (await host.call("open_fall", { fall })).kontakte.length;
    report.ok(after === before, "Ctrl+Z takes the note back", `${before} before, ${after} after`);
  });
}

/** Everything that the made-up cases of the practice vault show. */
export async function heuteParts(context) {
  await theDay(context);
  await fristen(context);
  await search(context);
  await views(context);
  await duplicates(context);
  await rules(context);
}

async function theDay({ page, report, go, heading, look }) {
  await report.part("the day shows what is due, and a Frist is ticked off by keyboard", async () => {
    await go("Heute");
    await heading("Fristen").waitFor();
    await look("heute");
    await auditKeyboard(page, report, "heute");
    const ticks = page.getByRole("list", { name: "Fristen: Überfällig" }).getByRole("button", { name: /^Erledigt:/ });
    await ticks.first().waitFor();
    const due = await page.getByRole("heading", { name: /^Überfällig/ }).first().innerText();
    await ticks.first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Frist erledigt" }).waitFor();
    await look("frist-erledigt");
    await page.keyboard.type("Am Telefon geklärt");
    await page.keyboard.press("Enter");
    await page.getByText("Als erledigt eingetragen.").waitFor();
    await page.getByRole("heading", { name: due, exact: true }).waitFor({ state: "detached" });
    report.ok(await page.evaluate(() => document.activeElement !== document.body), "the focus stays where the list goes on");
    await page.keyboard.press("Control+z");
    await page.getByText("Zurückgenommen.").waitFor();
    await page.getByRole("heading", { name: due, exact: true }).waitFor();
  });
}

async function fristen({ page, report, host, button, field, dialog, saved, go, look }) {
  await report.part("Fristen are filtered, typed in and written as a calendar without names", async () => {
    await go("Fristen");
    const count = page.getByRole("status").filter({ hasText: /offene Frist|Keine offene/ });
    await count.waitFor();
    await look("fristen");
    const all = await count.innerText();
    await field("Fällig bis").fill("+30");
    await page.waitForFunction((before) => [...document.querySelectorAll("[role=status]")].some((one) => /offene/.test(one.textContent) && one.textContent !== before), all);
    await field("Fällig bis").fill("");
    await page.getByText(all, { exact: true }).waitFor();
    await page.getByRole("checkbox", { name: "auch erledigte" }).check();
    await button("Frist eintragen").click();
    await dialog("Frist eintragen").waitFor();
    const { id, name } = await firstPerson(host);
    await page.keyboard.type(name.slice(0, 2));
    await page.getByRole("option", { name }).first().click();
    await field("Was ist fällig?").fill("Termin im Standesamt Musterstadt");
    await field("Fällig am").fill("Mo");
    await look("frist-eintragen");
    await field("Fällig am").press("Control+Enter");
    await saved();
    await page.getByText("Termin im Standesamt Musterstadt").waitFor();
    const { rows } = await host.call("list_fristen", { fall: id, until: null, includeDone: false });
    report.ok(rows.some((row) => row.title.includes("Standesamt Musterstadt") && row.dueOn === "2026-11-23"), "the Frist is this person's, on the next Monday");
    await button("Kalender schreiben").click();
    await dialog("Kalenderdatei schreiben").waitFor();
    await button("Kalenderdatei schreiben").click();
    await page.getByRole("table", { name: "Geschriebene Dateien" }).waitFor();
    await look("kalender");
    await button("Schließen").click();
    const calendar = readdirSync(host.output).find((name) => name.endsWith(".ics"));
    report.ok(calendar !== undefined, "the calendar lies in the folder", readdirSync(host.output).join(", "));
    if (calendar) await saysNoNames(report, host, readFileSync(join(host.output, calendar), "utf8"));
  });
}

/** Folded lines are joined first, so that no name hides behind a line end. */
async function saysNoNames(report, host, text) {
  const plain = text.replace(/\r?\n[ \t]/g, "");
  const { rows } = await host.call("list_faelle", { search: "", filter: {}, offset: 0, limit: 500 });
  const names = rows.flatMap((row) => row.name.split(/[\s,]+/)).filter((word) => word.length > 3);
  const told = names.filter((word) => new RegExp(`(?<!\\p{L})${word.replace(/[^\p{L}\p{M}]/gu, ".")}(?!\\p{L})`, "u").test(plain));
  report.ok(plain.includes("BEGIN:VEVENT") && told.length === 0, "the calendar names nobody", [...new Set(told)].join(", "));
}

async function search({ page, report, host, button, dialog, heading, go, look }) {
  await report.part("search answers while typing, from anywhere, and opens the place", async () => {
    await go("Stellen");
    const { name } = await firstPerson(host);
    const box = page.getByRole("combobox", { name: "Suchbegriff" });
    await page.keyboard.press("Control+f");
    await box.waitFor();
    await page.keyboard.type("qqqxyz");
    await page.getByText("Dazu wurde nichts gefunden.").waitFor();
    await look("suche-nichts");
    await box.fill(name.split(",")[0].toLowerCase());
    await page.getByRole("option", { name }).first().waitFor();
    await look("suche");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await heading(name).waitFor();
    report.ok((await page.getByRole("dialog").count()) === 0, "the search closes behind the Fall");
    await page.keyboard.press("Control+f");
    await page.keyboard.type("antrag");
    const text = page.getByRole("group", { name: "Stellen im Text" }).getByRole("option").first();
    await text.waitFor();
    report.ok((await text.locator("mark").count()) > 0, "the word is marked in its sentence");
    const whose = (await text.locator("strong").innerText()).trim();
    await text.click();
    await heading(whose).waitFor();
    await page.waitForFunction(() => document.activeElement !== document.body && document.activeElement?.tagName !== "H1");
    report.ok(await page.evaluate(() => document.activeElement?.closest("[data-entry], [data-section]") !== null), "the Fall is opened where the words stand");
    await page.keyboard.press("Control+f");
    await dialog("Suchen").waitFor();
    await page.keyboard.press("Escape");
    await button("Alle Fälle").waitFor();
  });
}

async function views({ page, report, button, field, dialog, saved, go, look }) {
  await report.part("views narrow the list, and an own view is kept and removed", async () => {
    await go("Fälle");
    const count = page.getByRole("status").filter({ hasText: /Fall\.|Fälle\./ });
    await count.waitFor();
    const all = await count.innerText();
    const view = page.getByLabel("Ansicht", { exact: true });
    for (const label of ["Ohne Kontakt seit 30 Tagen", "Dokument läuft in 8 Wochen ab", "Ohne Einwilligung", "Offene Übergabe", "Alle, auch beendete"]) {
      await view.selectOption({ label });
      await page.waitForTimeout(150);
      report.ok(/Fall\.|Fälle\./.test(await count.innerText()), `${label}: the count is announced`);
    }
    await view.selectOption({ label: "Laufende Fälle" });
    await page.getByText(all, { exact: true }).waitFor();
    await page.getByText("Filter", { exact: true }).click();
    await page.getByRole("checkbox", { name: "ohne gültige Einwilligung" }).check();
    await field("Ohne Kontakt seit … Tagen").fill("14");
    await look("faelle-filter");
    await button("Als Ansicht speichern").click();
    await dialog("Ansicht speichern").waitFor();
    await page.keyboard.type("Einwilligung nachholen");
    await page.keyboard.press("Enter");
    await saved();
    report.ok((await view.locator("option:checked").innerText()) === "Einwilligung nachholen", "the saved view is the one that is shown");
    await view.selectOption({ label: "Laufende Fälle" });
    await view.selectOption({ label: "Einwilligung nachholen" });
    await button("Ansicht entfernen").click();
    await dialog("Ansicht entfernen?").waitFor();
    await button("Entfernen").click();
    await page.getByText("Ansicht „Einwilligung nachholen“ entfernt.").waitFor();
    report.ok((await view.getByText("Einwilligung nachholen").count()) === 0, "the removed view is gone");
  });
}

async function duplicates({ page, report, host, button, field, dialog, heading, go, look }) {
  await report.part("a person who is there already is shown while typing; two Fälle become one and two again", async () => {
    const first = await firstPerson(host);
    const { person } = await host.call("open_fall", { fall: first.id });
    const total = async () => (await host.call("list_faelle", { search: "", filter: {}, offset: 0, limit: 1 })).total;
    const before = await total();
    await go("Fälle");
    await button("Neuer Fall").click();
    await field("Familienname").fill(person.familyName);
    await field("Vorname").fill(person.givenName);
    if (person.birthDate) await field("Geburtsdatum").fill(person.birthDate.value.split("-").reverse().join("."));
    await heading("Gibt es diese Person schon?").waitFor();
    await look("dublette");
    await button(`Andere Person: ${first.name}`).first().click();
    await page.getByText("1 Fall als andere Person vermerkt.").waitFor();
    await button("Fall anlegen").click();
    await heading(first.name).waitFor();
    report.ok((await total()) === before + 1, "a new Fall can be made all the same");
    await button("Zusammenführen").click();
    await dialog("Mit anderem Fall zusammenführen").waitFor();
    const other = page.getByRole("combobox", { name: "Anderer Fall" });
    await other.fill(first.number);
    await page.getByRole("option", { name: first.number }).waitFor();
    await look("zusammenfuehren");
    await other.press("Enter");
    await button("Vergleichen").click();
    await page.getByRole("table", { name: "Beide Fälle nebeneinander" }).waitFor();
    await page.getByRole("radio", { name: `Fall ${first.number} bleibt` }).check();
    await look("vergleichen");
    await dialog("Mit anderem Fall zusammenführen").getByRole("button", { name: "Zusammenführen", exact: true }).click();
    await page.getByText(`Zusammengeführt in Fall ${first.number}.`).waitFor();
    report.ok((await total()) === before, "two have become one");
    await page.keyboard.press("Control+z");
    await page.getByText("Zurückgenommen.").waitFor();
    report.ok((await total()) === before + 1, "and are two again");
  });
}

async function rules({ page, report, host, button, go, look }) {
  await report.part("a rule is switched off, set and brought back to its default", async () => {
    await go("Einstellungen");
    await page.getByRole("navigation", { name: "Bereiche" }).getByRole("button", { name: "Fristen" }).click();
    const rule = page.getByRole("group", { name: "Dokument läuft ab", exact: true });
    await rule.waitFor();
    await look("regeln");
    await rule.getByLabel("Vorlauf in Tagen").fill("viele");
    await button("Speichern").click();
    await page.getByRole("alert").getByText("höchstens acht ganze Zahlen").waitFor();
    await rule.getByLabel("Vorlauf in Tagen").fill("10, 100");
    await rule.getByRole("checkbox").uncheck();
    await button("Speichern").click();
    await page.getByText("Gespeichert.").first().waitFor();
    const stored = async () => (await host.call("get_frist_rules", {})).rows.find((row) => row.label === "Dokument läuft ab");
    const changed = await stored();
    report.ok(changed.on === false && changed.leadDays.join() === "100,10", "the rule is off and its days are sorted", JSON.stringify(changed));
    await rule.getByRole("button", { name: "Vorgabe: Dokument läuft ab" }).click();
    await button("Speichern").click();
    await page.waitForFunction(() => !document.querySelector('form[data-dirty="true"]'));
    const back = await stored();
    report.ok(back.on && back.leadDays.join() === back.defaultLeadDays.join(), "the rule is as it came", JSON.stringify(back));
  });
}

/** The first running Fall with a given name. */
async function firstPerson(host) {
  const { rows } = await host.call("list_faelle", { search: "", filter: { onlyOpen: true }, offset: 0, limit: 50 });
  return rows.find((row) => row.name.includes(", ")) ?? rows[0];
}
