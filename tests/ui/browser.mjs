// Walks through the whole window as a person does: by roles and German names, against the real program on loopback.
// Every screen is looked at by axe in light and dark, at 320 px and at 200 %. Any console error fails the run.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { angeboteParts } from "./angebote.mjs";
import { bueroParts } from "./buero.mjs";
import { heuteParts, noteByKeyboard } from "./heute.mjs";
import { fallParts } from "./fall.mjs";
import { statistikParts } from "./statistik.mjs";
import { uebergabeParts } from "./uebergabe.mjs";
import { audit, auditForcedColours, auditKeyboard, clearPictures } from "./lib/audit.mjs";
import { openPage } from "./lib/browser.mjs";
import { startHost } from "./lib/host.mjs";
import { Report } from "./lib/report.mjs";

/** A public key without a private half in this project: nothing that is sealed for it can be opened here. */
const RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const NAME = "Ždanovičius, M̂ario";
const STELLE = "Jugendmigrationsdienst Musterstadt";
const NOTE =
  "Herr Ždanovičius war mit seinem Paten Dirk Wolf da. Er erreicht ihn unter 0171 5554443. Der Antrag bei der VHS ist gestellt.";

clearPictures();
const report = new Report();
const host = await startHost();
const { browser, page, troubles } = await openPage(host.url);

const button = (name, exact = true) => page.getByRole("button", { name, exact });
const field = (name) => page.getByLabel(name, { exact: true });
const heading = (name) => page.getByRole("heading", { name, exact: true });
const dialog = (name) => page.getByRole("dialog", { name });
const saved = () => page.getByRole("dialog").waitFor({ state: "detached" });
const look = (name) => audit(page, report, name);
const alert = () => page.getByRole("alert");

let passphrase = "";
let recoveryKey = "";

/** Opens the vault again after it was locked. */
async function unlock() {
  await heading("Tresor öffnen").waitFor();
  await field("Passwort").fill(passphrase);
  await page.keyboard.press("Enter");
  await heading("Heute").waitFor({ timeout: 60_000 });
}

/** The system's own dialogs do not exist here; the answer of the person who chose is given instead. */
async function chooses(command, path) {
  const body = JSON.stringify({ handle: path, label: path });
  await page.route(`**/rpc/${command}`, (route) => route.fulfill({ status: 200, contentType: "application/json", body }), { times: 1 });
}

async function go(name) {
  await page.getByRole("navigation", { name: "Hauptnavigation" }).getByRole("button", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

async function openFall(name = NAME) {
  await go("Fälle");
  await page.getByRole("searchbox", { name: "Suchen" }).fill(name.split(",")[0]);
  await button(name).click();
  await heading(name).waitFor();
}

/** What the page builds from places and decisions is what the program says will leave, for every made-up case. */
async function everyNoteIsAnnouncedAsItLeaves() {
  const { rows: faelle } = await host.call("list_faelle", { search: "", filter: {}, offset: 0, limit: 500 });
  const [compared, different] = [[], []];
  const { rows: stellen } = await host.call("list_stellen", {});
  for (const { id, stelle } of stellen) await host.call("save_stelle", { id, stelle: { ...stelle, ageRecipient: RECIPIENT } });
  const known = new Map(stellen.map((row) => [row.stelle.name, row.id]));
  for (const { id } of faelle) {
    const { einwilligungen } = await host.call("open_fall", { fall: id });
    for (const name of new Set(einwilligungen.map((row) => row.value.stelle).filter(Boolean))) {
      const preview = await host.call("prepare_uebergabe", { fall: id, stelle: known.get(name) }).catch(() => null);
      for (const note of preview?.notes ?? []) {
        (rebuilt(note) === note.outgoing ? compared : different).push(`${id}: ${note.heading}`);
      }
    }
  }
  report.ok(compared.length > 0 && different.length === 0, "the notes shown are the notes that leave", `${compared.length} equal, ${different.length} different: ${different.slice(0, 5).join("; ")}`);
}

function rebuilt(note) {
  const points = Array.from(note.original);
  let [text, at] = ["", 0];
  for (const span of [...note.spans].sort((a, b) => a.start - b.start)) {
    text += points.slice(at, span.start).join("") + span.replacement;
    at = span.end;
  }
  return text + points.slice(at).join("");
}

await report.part("first start says what this is", async () => {
  await page.goto(host.url);
  await heading("Willkommen bei Fallmappe").waitFor();
  report.ok((await page.title()) === "Fallmappe", "the title names no case");
  await look("start");
});

await report.part("a weak passphrase is refused, a suggested one is taken", async () => {
  await button("Tresor anlegen").click();
  await page.getByText("Das Passwort ist stark.").waitFor();
  await look("passwort");
  await field("Passwort").fill("sommer2026");
  await page.getByText("zu leicht zu erraten").first().waitFor();
  await button("Tresor anlegen").click();
  await alert().getByText("zu leicht zu erraten").waitFor();
  await button("Anderer Vorschlag").click();
  await page.getByText("Das Passwort ist stark.").waitFor();
  passphrase = await field("Passwort").inputValue();
  await button("Tresor anlegen").click();
  await heading("Notfallschlüssel aufbewahren").waitFor({ timeout: 90_000 });
});

await report.part("the recovery key is shown once, printed and typed back", async () => {
  recoveryKey = await page.getByText(/^AGE-SECRET-KEY-1/).innerText();
  await button("Notfallblatt als PDF speichern").click();
  await page.getByText("Das Notfallblatt wurde geschrieben").waitFor();
  report.ok(readdirSync(host.output).some((name) => name.endsWith(".pdf")), "the sheet lies in the folder");
  await look("notfallschluessel");
  await button("Weiter: Schlüssel bestätigen").click();
  await field("Notfallschlüssel vom Papier").fill(recoveryKey.slice(0, -1));
  await button("Bestätigen").click();
  await alert().waitFor();
  await look("notfallschluessel-falsch");
  await field("Notfallschlüssel vom Papier").fill(recoveryKey.toLowerCase());
  await button("Bestätigen").click();
  await heading("Fertig").waitFor();
  await look("fertig");
  await button("Zu den Fällen").click();
  await heading("Noch keine Fälle").waitFor();
  await look("heute-leer");
  await go("Fälle");
  await page.getByText("Noch keine Fälle.").waitFor();
  await look("faelle-leer");
});

await report.part("a new Fall needs one name and keeps every letter of it", async () => {
  await button("Neuer Fall").click();
  await field("Familienname").waitFor();
  await button("Fall anlegen").click();
  await alert().getByRole("link", { name: "Bitte einen Namen eintragen" }).click();
  report.ok(await field("Familienname").evaluate((one) => one === document.activeElement), "the error leads to its field");
  await look("neuer-fall");
  await field("Familienname").fill("Ždanovičius");
  await field("Vorname").fill("M̂ario");
  await field("Geburtsdatum").fill("17.5.04");
  await page.getByRole("combobox", { name: "Staatsangehörigkeit" }).fill("eritr");
  await page.getByRole("option", { name: "Eritrea" }).waitFor();
  await page.keyboard.press("Enter");
  await button("Fall anlegen").click();
  await heading(NAME).waitFor();
});

await report.part("the parts of a Fall are filled in dialogs", async () => {
  await button("Status hinzufügen").click();
  await field("Status").selectOption({ index: 3 });
  await field("Seit").fill("1.9.25");
  await field("Bis").fill("01.08.2025");
  await button("Speichern").click();
  await alert().getByRole("link", { name: "Bis: Das Ende liegt vor dem Anfang." }).waitFor();
  await look("status-fehler");
  await field("Bis").fill("");
  await button("Speichern").click();
  await saved();
  await button("Dokument hinzufügen").click();
  await field("Art").selectOption({ label: "Bescheinigung über die Duldung" });
  await field("Nummer").fill("D 1234567");
  await field("Gültig bis (wie gedruckt)").fill("in 2 Wochen");
  await field("Behörde").focus();
  report.ok((await field("Gültig bis (wie gedruckt)").inputValue()) === "04.12.2026", "words become a day");
  await button("Speichern").click();
  await saved();
  await page.getByText("04.12.2026 läuft bald ab").first().waitFor();
  await button("Nebenbestimmung hinzufügen").click();
  await field("Art").selectOption({ index: 1 });
  await field("Wortlaut").fill("Beschäftigung nur mit Genehmigung der Ausländerbehörde gestattet");
  await field("Seit").fill("01.09.2025");
  await button("Speichern").click();
  await saved();
  await button("Teilnahme hinzufügen").click();
  await field("Programm").selectOption({ label: "Kommunales Integrationsmanagement (KIM)" });
  await field("Baustein").selectOption({ label: "Case Management" });
  await field("Eintritt").fill("03.11.2025");
  await button("Speichern").click();
  await saved();
  await button("Vermittlung hinzufügen").click();
  await field("Datum").fill("15.01.2026");
  await field("Art").selectOption({ index: 2 });
  await field("Angebot, Betrieb oder Schule").fill("Bäckerei Jansen");
  await look("vermittlung");
  await button("Speichern").click();
  await saved();
});

await report.part("the person is changed, and problems stand at their fields", async () => {
  await button("Person bearbeiten").click();
  await button("Telefon hinzufügen").click();
  await field("Telefon 1").fill("0163 1234567");
  await button("Weitere Schreibweise hinzufügen").click();
  await field("Weitere Schreibweise 1").fill("Zdanovicius");
  await field("Straße und Hausnummer").fill("Lindenstraße 12");
  await field("Gemeindeschlüssel").fill("123");
  await button("Speichern").click();
  await alert().getByRole("link", { name: "Gemeindeschlüssel" }).waitFor();
  await look("person-fehler");
  await page.keyboard.press("Escape");
  await dialog("Eingaben verwerfen?").waitFor();
  await look("verwerfen");
  await button("Zurück zur Eingabe").click();
  await field("Gemeindeschlüssel").fill("05162024");
  await button("Speichern").click();
  await saved();
  await page.getByText("Lindenstraße 12").waitFor();
});

await report.part("a contact note is written without the mouse", async () => {
  await go("Fälle");
  await page.keyboard.press("Control+k");
  await dialog("Kontakt notieren").waitFor();
  await page.keyboard.type("zdano");
  await page.getByRole("option", { name: "Ždanovičius" }).waitFor();
  await page.keyboard.press("Enter");
  await field("Art").selectOption({ label: "persönlich im Büro" });
  await field("Minuten").fill("45");
  await field("Notiz").fill(NOTE);
  await field("Nächster Schritt").fill("VHS anrufen");
  await field("Nächster Schritt am").fill("in 10 Tagen");
  await look("notiz");
  await field("Notiz").press("Control+Enter");
  await saved();
  await page.getByText(`Kontakt gespeichert: ${NAME}.`).waitFor();
  await openFall();
  await page.getByText("seinem Paten Dirk Wolf").waitFor();
  await look("fall");
});

await fallParts({ page, report, look, openFall, go, unlock });

const { rows: ownFaelle } = await host.call("list_faelle", { search: "", filter: {}, offset: 0, limit: 1 });
// From a screen that is about nobody: the person is found by letters.
await go("Fälle");
await noteByKeyboard({ page, report, host, dialog, saved, fall: ownFaelle[0].id, letters: "zd", name: NAME });

await report.part("a Stelle needs a real key", async () => {
  await go("Stellen");
  await page.getByText("Noch keine Stelle angelegt.").waitFor();
  await button("Neue Stelle").click();
  await field("Name").fill(STELLE);
  await field("Art").selectOption({ index: 1 });
  await field("Ansprechperson").fill("Frau Özdemir");
  await field("Straße und Hausnummer").fill("Hauptstr. 1");
  await field("Postleitzahl und Ort").fill("41460 Neuss");
  await field("Öffentlicher Schlüssel (age1…)").fill("age1falsch");
  await button("Speichern").click();
  await alert().getByText("kein öffentlicher age-Schlüssel").waitFor();
  await look("stelle-fehler");
  await field("Öffentlicher Schlüssel (age1…)").fill(RECIPIENT);
  await button("Speichern").click();
  await saved();
  await page.getByText("hinterlegt").waitFor();
  await look("stellen");
});

await report.part("without a consent nothing is handed over", async () => {
  await openFall();
  await button("Übergabe vorbereiten").first().click();
  await field("Empfangende Stelle").selectOption({ label: `${STELLE} (keine gültige Einwilligung)` });
  await button("Vorschau öffnen").click();
  await alert().getByText("keine gültige Einwilligung").waitFor();
  await look("uebergabe-ohne-einwilligung");
  await button("Einwilligung eintragen").first().click();
  await dialog("Einwilligung hinzufügen").waitFor();
  // Recipient, purpose, data groups and day are filled in as on the form for the Stelle.
  const chosen = async (name) => field(name).evaluate((one) => one.selectedOptions[0].label);
  report.ok((await chosen("Art")) === "Übermittlung an eine Stelle" && (await chosen("Stelle")) === STELLE, "kind and recipient are filled in");
  report.ok((await page.getByRole("checkbox", { checked: true }).count()) > 2, "and data groups");
  await field("Zweck").fill("Weiterbetreuung");
  for (const group of ["Stammdaten (Name, Geburtsdatum, Staatsangehörigkeit)", "Aufenthalt", "Verlauf (Kontakte)"]) {
    await page.getByRole("checkbox", { name: group }).check();
  }
  await field("Form").selectOption({ label: "unterschrieben auf Papier" });
  await look("einwilligung");
  await button("Speichern").click();
  await saved();
  await alert().waitFor({ state: "detached" });
});

await report.part("the preview shows what leaves, and the packet is sealed", async () => {
  await field("Empfangende Stelle").selectOption({ label: `${STELLE} (Einwilligung liegt vor)` });
  await button("Vorschau öffnen").click();
  await heading("Begleitbrief").waitFor();
  await look("uebergabe-vorschau");
  const questions = page.getByRole("table", { name: "Offene Textstellen" }).locator("[data-row]");
  if ((await questions.count()) > 0) {
    await button("Paket und Brief schreiben").click();
    await alert().getByText("noch nicht entschieden").waitFor();
    await button("Alle offenen Vorschläge annehmen").click();
    await page.getByText("Alle Textstellen sind entschieden.").waitFor();
  }
  await button("Paket und Brief schreiben").click();
  await page.getByText("Die Fallübergabe ist geschrieben").waitFor();
  await look("uebergabe-ergebnis");
  const packet = readdirSync(host.output).find((name) => name.endsWith(".age"));
  report.ok(packet !== undefined, "the packet lies in the folder", readdirSync(host.output).join(", "));
  if (packet) {
    const begin = readFileSync(join(host.output, packet)).subarray(0, 21).toString("latin1");
    report.ok(begin === "age-encryption.org/v1", "the packet is an age file", begin);
  }
  report.ok(!readdirSync(host.output).join(" ").toLowerCase().includes("danovi"), "no file name carries a name");
  await button("Zurück zum Fall").last().click();
  await heading("Übergaben").scrollIntoViewIfNeeded();
  report.ok((await page.getByRole("table", { name: "Übergaben" }).getByText(STELLE).count()) === 1, "the Fall knows its Übergabe");
});

await report.part("the office is set", async () => {
  await go("Einstellungen");
  await field("Organisation").fill("Kreis Musterstadt");
  await field("Ihr Name").fill("Anna Beispiel");
  await field("Öffentlicher Schlüssel des KI (age1…)").fill(RECIPIENT);
  await look("einstellungen");
  await go("Statistik");
  await button("Verwerfen").waitFor();
  await button("Zurück zur Eingabe").click();
  await button("Speichern").click();
  await page.getByText("Gespeichert.").first().waitFor();
});

await report.part("a report is looked at, released and delivered", async () => {
  await go("Statistik");
  await field("Programm").selectOption({ label: "Kommunales Integrationsmanagement (KIM)" });
  await field("Zeitraum").selectOption({ label: "4. Quartal 2025" });
  await button("Vorschau").click();
  await heading("Vorschau des Berichts").waitFor();
  await page.getByText("Die Datei, Zeichen für Zeichen").click();
  await look("statistik");
  await button("Freigeben und senden").click();
  await dialog("Bericht freigeben und senden?").waitFor();
  await look("freigeben");
  await button("Freigeben").click();
  await button("Dateien speichern").click();
  await page.getByRole("table", { name: "Gespeicherte Dateien" }).waitFor();
  await look("berichte");
  await go("Meldungen an das KI");
  await page.getByText("wartet", { exact: true }).waitFor();
  await button("Jetzt zustellen").click();
  await page.getByText("1 wartet noch").or(alert()).first().waitFor();
  await look("meldungen-ohne-eingang");
  const inbox = join(host.data, "eingang");
  mkdirSync(inbox);
  await button("Zu den Einstellungen").click();
  await chooses("choose_folder", inbox);
  await button("Anderen Ordner wählen").click();
  await page.getByText(inbox).waitFor();
  await button("Speichern").click();
  await page.getByText("Gespeichert.").first().waitFor();
  await go("Meldungen an das KI");
  await button("Jetzt zustellen").click();
  await page.getByText("1 Meldung zugestellt, nichts wartet mehr.").waitFor();
  report.ok(readdirSync(inbox).length > 0, "the report lies in the inbox");
  await look("meldungen");
});

await report.part("settings know the vault, the Protokoll and the licences", async () => {
  await go("Einstellungen");
  await button("Tresor").click();
  await button("Tresor prüfen").click();
  await page.getByText("Der Tresor ist unversehrt.").waitFor();
  await look("tresor");
  await button("Protokoll").click();
  await page.getByText("Die Kette ist unversehrt.").waitFor();
  await look("protokoll");
  await button("Lizenzen").click();
  await page.getByText("Lizenztext").first().click();
  await page.getByText("EUROPEAN UNION PUBLIC LICENCE").first().waitFor();
  await look("lizenzen");
});

await report.part("a file is looked at first and taken as a whole or not at all", async () => {
  const lines = readFileSync(new URL("../../assets/sample/faelle.jsonl", import.meta.url), "utf8").split("\n").slice(0, 3);
  const [good, bad] = [join(host.data, "liste.jsonl"), join(host.data, "liste-mit-fehler.jsonl")];
  writeFileSync(good, lines.join("\n"));
  writeFileSync(bad, [lines[0], lines[1].replace('"openedOn":"', '"openedOn":"x')].join("\n"));
  await go("Fälle");
  await button("Fälle einlesen").click();
  await chooses("choose_import_file", bad);
  await button("Datei wählen und prüfen").click();
  await page.getByText(/Die Datei enthält Fehler; es w/).first().waitFor();
  await page.getByText("openedOn").first().waitFor();
  await look("einlesen-fehler");
  await chooses("choose_import_file", good);
  await button("Andere Datei").click();
  await page.getByText("3 Fälle können übernommen werden.").waitFor();
  await look("einlesen");
  await button("Jetzt übernehmen").click();
  await page.getByText("3 Fälle übernommen.").first().waitFor();
  await go("Fälle");
  await page.getByRole("checkbox", { name: "nur laufende Fälle" }).uncheck();
  await page.getByText("4 Fälle.").waitFor();
});

await report.part("help and copy have their screens", async () => {
  await page.keyboard.press("F1");
  await dialog("Tastenkürzel").waitFor();
  await look("hilfe");
  await page.keyboard.press("Escape");
  await openFall();
  await button("Kopie für die Person").click();
  await button("Kopie schreiben").click();
  await page.getByRole("table", { name: "Geschriebene Dateien" }).waitFor();
  await look("kopie");
  await button("Schließen").click();
});

await report.part("single letters work in the list, and a note knows the Fall it is begun on", async () => {
  await go("Fälle");
  await page.keyboard.press("/");
  report.ok(await page.getByRole("searchbox").evaluate((one) => one === document.activeElement), "/ leads to the search");
  await page.keyboard.type("n");
  report.ok((await page.getByRole("dialog").count()) === 0, "a letter that is typed is a letter");
  await openFall();
  await page.keyboard.press("Control+k");
  await dialog("Kontakt notieren").waitFor();
  report.ok((await page.getByRole("combobox", { name: "Person" }).inputValue()) === NAME, "the person is filled in");
  await button("Abbrechen").click();
  await go("Fälle");
  await page.keyboard.press("n");
  await dialog("Kontakt notieren").waitFor();
  // The first Escape closes the list of names, the second the dialog.
  await page.getByRole("listbox", { name: "Person" }).getByRole("option").first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await saved();
});

await report.part("reloading by key loses nothing", async () => {
  await go("Fälle");
  await page.evaluate(() => (window.stillHere = true));
  for (const key of ["F5", "Control+r", "Alt+ArrowLeft"]) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  report.ok(await page.evaluate(() => window.stillHere === true), "the page is still the same");
});

await report.part("unsaved text is asked about before locking, behind a cover", async () => {
  await go("Einstellungen");
  await field("Ihr Name").fill("Anna Beispiel-Yıldız");
  await page.keyboard.press("Control+l");
  await dialog("Noch nicht gespeichert").waitFor();
  await look("sperren-ungespeichert");
  await button("Sperren und verwerfen").click();
  await heading("Tresor öffnen").waitFor();
});

await report.part("a locked window shows nothing, and a wrong passphrase opens nothing", async () => {
  report.ok(!(await page.content()).includes("danovi"), "nothing of a case is left in the page");
  report.ok(await field("Passwort").evaluate((one) => one === document.activeElement), "the field has the focus");
  await look("oeffnen");
  await field("Passwort").fill("das-ist-es-nicht");
  await page.keyboard.press("Enter");
  await alert().getByText("Das Passwort passt nicht").waitFor({ timeout: 60_000 });
  await page.getByText("Ein falscher Versuch").waitFor();
  report.ok(await field("Passwort").evaluate((one) => one === document.activeElement), "the field keeps the focus");
  await look("oeffnen-falsch");
  await field("Passwort").fill(passphrase);
  await page.keyboard.press("Enter");
  await heading("Heute").waitFor({ timeout: 60_000 });
});

await report.part("a vault that was locked elsewhere takes the page with it", async () => {
  await openFall();
  await host.call("lock_vault", {});
  await go("Stellen").catch(() => {});
  await heading("Tresor öffnen").waitFor();
  report.ok(!(await page.content()).includes("danovi"), "nothing of a case is left in the page");
  await field("Passwort").fill(passphrase);
  await page.keyboard.press("Enter");
  await heading("Heute").waitFor({ timeout: 60_000 });
});

await report.part("Ctrl+L locks at once", async () => {
  await page.keyboard.press("Control+l");
  await heading("Tresor öffnen").waitFor();
});

await report.part("the paper opens the vault and is renewed", async () => {
  await button("Passwort vergessen? Notfallblatt benutzen").click();
  await heading("Mit dem Notfallblatt öffnen").waitFor();
  await page.getByText("Das Passwort ist stark.").waitFor();
  await look("notfallblatt");
  await field("Notfallschlüssel").fill(recoveryKey);
  await button("Öffnen und Schlüssel erneuern").click();
  await heading("Notfallschlüssel aufbewahren").waitFor({ timeout: 90_000 });
  const renewed = await page.getByText(/^AGE-SECRET-KEY-1/).innerText();
  report.ok(renewed !== recoveryKey, "the old key is worthless");
  await button("Weiter: Schlüssel bestätigen").click();
  await button("Später bestätigen").click();
  await button("Zu den Fällen").click();
  await page.getByText("Der Notfallschlüssel ist noch nicht bestätigt.").waitFor();
  await button("Jetzt bestätigen").click();
  await look("nachbestaetigen");
  await field("Notfallschlüssel vom Papier").fill(renewed);
  await button("Bestätigen").click();
  await saved();
  await page.getByText("Der Notfallschlüssel ist noch nicht bestätigt.").waitFor({ state: "detached" });
  await button("Sperren").click();
  await heading("Tresor öffnen").waitFor();
});

await report.part("the practice vault is marked on every screen and finds people by any spelling", async () => {
  await button("Übungstresor öffnen").click();
  await heading("Heute").waitFor({ timeout: 90_000 });
  await go("Fälle");
  await page.getByText("Übungsdaten – keine echten Personen").waitFor();
  await page.getByRole("status").filter({ hasText: /^\d+ Fälle\.$/ }).waitFor();
  await look("uebung-faelle");
  await auditForcedColours(page, report, "uebung-faelle");
  await auditKeyboard(page, report, "uebung-faelle");
  await everyNoteIsAnnouncedAsItLeaves();
  const rows = page.getByRole("row");
  const first = await rows.nth(1).getByRole("button").first().innerText();
  await page.getByRole("searchbox", { name: "Suchen" }).fill("zzzz");
  await page.getByText("Kein Fall passt zu dieser Suche.").waitFor();
  await page.getByRole("searchbox", { name: "Suchen" }).fill(first.split(",")[0]);
  await button(first).first().waitFor();
  await button(first).first().click();
  await heading(first).waitFor();
  await look("uebung-fall");
  await auditKeyboard(page, report, "uebung-fall");
  report.ok((await page.getByText("Übungsdaten – keine echten Personen").count()) === 1, "the strip is there on the Fall");
});

await heuteParts({ page, report, host, button, field, heading, dialog, saved, look, go });

await bueroParts({ page, report, host, button, field, heading, dialog, look, go, chooses });

await angeboteParts({ page, report, host, button, field, dialog, look, go });

await statistikParts({ page, report, host, button, field, heading, dialog, look, go });

await uebergabeParts({ page, report, host, button, field, heading, dialog, look, go, chooses });

await report.part("the practice vault locks like every other", async () => {
  await button("Sperren").click();
  await heading("Tresor öffnen").waitFor();
});

report.ok(troubles.length === 0, "no console error, exception, policy violation or foreign request", [...new Set(troubles)].join(" || "));
await browser.close();
await host.stop();
report.close();
