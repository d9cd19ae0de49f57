// The whole way of a Fallübergabe in the practice vault, as a person goes it: choose, decide by keyboard, write, hand out,
// open it as the Stelle would, answer, read the receipt, end the project, withdraw. Not here: the page without software.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STELLE = "Jugendmigrationsdienst Musterstadt";
const SENDER = "Kreis Musterstadt, Teilhabemanagement";
/** People whom no field of the Fall knows; some are found at once, many are asked about. */
const PEOPLE = [
  "Wolf", "Sommer", "Kaya", "Brandhövel", "Ilgıt", "Nkemdirim", "Özdemir-Rath", "Bangura", "Tesfamariam", "Lindqvist", "Grau", "Jäger", "Petrosyan", "Haxhiu",
  "Okonjo", "Szczepaniak", "Yıldırım", "Abubakarov", "Mbeki-Sander", "Kröll", "Farhadi", "Nazarbek", "Thielmann", "Quaye", "Eberwein", "Zogaj", "Lokossou",
  "Marchetti", "Vukašin", "Diallo-Hesse", "Rehfeld", "Sahakyan", "Tchounga", "Umarov", "Wiechert", "Xhafa", "Zürn", "Achebe", "Bićanić", "Dembélé",
  "Gashi", "Hakobyan", "Isufi", "Jovović", "Keïta", "Lemke", "Mutombo", "Nyström",
];
const PLACES = ["Grevenbroich", "Kleinenbroich", "Rommerskirchen", "Dormagen", "Jüchen"];
/** One pixel: the smallest file whose text nobody can search. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
/** Tells who it is although it names nobody. */
const RARE = "Er ist der einzige Geigenbauer im ganzen Kreis.";
const who = (at) => PEOPLE[at % PEOPLE.length];
const note = (at) =>
  `${who(at * 3)} war heute mit ${who(at * 3 + 1)} da und sprach über den Kurs in ${PLACES[at % 5]}. ` +
  `Der Vermieter ${who(at * 3 + 2)} will die Wohnung im Haus Morgentau nicht verlängern; ${who(at * 2)} fragt nach dem Vertrag. ` +
  `Nächste Woche ruft ${who(at + 5)} an.${at === 0 ? ` ${RARE}` : ""}`;

/** Everything that the made-up cases of the practice vault show. */
export async function uebergabeParts(context) {
  const { page } = context;
  const walk = {
    ...context,
    waits: (text) => page.getByText(text).first().waitFor(),
    /** Tries to leave by the navigation; the screen may ask first. */
    leaves: (name) => page.getByRole("navigation", { name: "Hauptnavigation" }).getByRole("button", { name, exact: true }).click(),
  };
  const fall = await longFall(walk);
  await writes(walk, fall);
  await follows(walk, fall);
  await receives(walk);
  await named(walk, fall);
  await projektende(walk);
  await withdraws(walk, fall, (wanted) => openFall(walk, wanted));
}

/** A Fall with a consent for the Stelle and thirty notes; the Stelle has the key of this very vault, so that it can answer itself. */
async function longFall({ host }) {
  const { rows } = await host.call("list_faelle", { search: "2020-0001", filter: {}, offset: 0, limit: 1 });
  const [{ id, name }] = rows;
  const settings = await host.call("get_settings", {});
  const law = settings.law || (await host.call("list_laws", {})).rows[0].code;
  // Papers that shall be answered are refused as long as nobody knows who asks.
  await host.call("save_settings", { settings: { ...settings, law, organisation: SENDER, phone: "0200 555-1234" } });
  const { recipient } = await host.call("own_keys", {});
  const { rows: stellen } = await host.call("list_stellen", {});
  for (const row of stellen.filter((one) => one.stelle.name === STELLE)) {
    await host.call("save_stelle", { id: row.id, stelle: { ...row.stelle, ageRecipient: recipient } });
  }
  const consent = {
    kind: "uebermittlung", stelle: STELLE, purpose: "Weiterbetreuung", language: "deutsch", interpreter: false, form: "unterschrift", givenOn: "2026-11-19",
    dataGroups: ["stammdaten", "kontaktdaten", "aufenthalt", "bildung_arbeit", "bedarfe", "verlauf", "teilnahmen", "vermittlungen"],
    validUntil: null, withdrawnOn: null, textVersion: "", recordedBy: "", scan: "",
  };
  await host.call("save_entry", { fall: id, id: null, entry: { part: "einwilligung", value: consent }, draft: "" });
  for (let at = 0; at < 30; at += 1) {
    const value = {
      date: `2026-11-${String(1 + (at % 19)).padStart(2, "0")}`, kind: "buero", minutes: 30, interpreter: "nicht_erhoben", noShow: false,
      subjects: [], text: note(at), nextStep: "", nextStepOn: null, structural: false,
    };
    await host.call("save_entry", { fall: id, id: null, entry: { part: "kontakt", value }, draft: "" });
  }
  for (const [file, title, bytes] of [["scan.png", "Scan der Schulbescheinigung", Buffer.from(PIXEL, "base64")], ["liste.txt", "Kursliste", Buffer.from("Kurs B1, montags und mittwochs\n")]]) {
    writeFileSync(join(host.data, file), bytes);
    await host.call("add_datei", { fall: id, file: join(host.data, file), title, kind: "nicht_erhoben", date: "2026-11-20", remark: "" });
  }
  return { id, name };
}

async function openFall({ page, button, heading, go }, { name }) {
  await go("Fälle");
  await page.getByRole("searchbox", { name: "Suchen" }).fill(name.split(",")[0]);
  await button(name).first().click();
  await heading(name).waitFor();
}

async function openPreview(walk, fall, choose) {
  const { button, field, heading } = walk;
  await openFall(walk, fall);
  await button("Übergabe vorbereiten").first().click();
  await field("Empfangende Stelle").selectOption({ label: `${STELLE} (Einwilligung liegt vor)` });
  await choose();
  await button("Vorschau öffnen").click();
  await heading("Was nicht übergeben wird").waitFor();
}

async function writes(walk, fall) {
  const { page, report, host, button, field, heading, dialog, look, waits } = walk;
  const radio = (name) => page.getByRole("radio", { name, exact: true });
  const open = async () => Number(await page.locator("[data-questions]").getAttribute("data-questions"));

  await report.part("without a consent the form for it is offered, filled in for the Stelle", async () => {
    await openFall(walk, fall);
    await button("Übergabe vorbereiten").first().click();
    await field("Empfangende Stelle").selectOption({ label: "Beratungsstelle Anker (keine gültige Einwilligung)" });
    await button("Vorschau öffnen").click();
    await page.getByRole("alert").waitFor();
    await button("Formular zum Unterschreiben schreiben").click();
    await page.getByRole("table", { name: "Geschriebenes Formular" }).waitFor();
    await look("uebergabe-formular");
  });

  await report.part("the consent is entered on the way, filled in, and the choice is still there", async () => {
    await radio("Blatt für die Fallkonferenz").check();
    await button("Vorschau öffnen").click();
    await page.getByRole("alert").waitFor();
    await button("Einwilligung eintragen").click();
    const form = dialog("Einwilligung hinzufügen");
    await form.waitFor();
    const stelle = await form.getByLabel("Stelle", { exact: true }).evaluate((one) => one.selectedOptions[0].label);
    const groups = await form.getByRole("checkbox", { checked: true }).count();
    report.ok(stelle === "Beratungsstelle Anker" && groups > 2, "recipient and data groups are filled in", `${stelle}, ${groups}`);
    report.ok((await form.getByLabel("Zweck", { exact: true }).inputValue()) !== "", "and the purpose");
    await look("uebergabe-einwilligung");
    await form.getByRole("button", { name: "Speichern" }).click();
    await form.waitFor({ state: "detached" });
    report.ok((await page.getByRole("alert").count()) === 0, "the refusal is gone");
    report.ok(await radio("Blatt für die Fallkonferenz").isChecked(), "the choice is kept");
    await field("Empfangende Stelle").selectOption({ label: "Beratungsstelle Anker (Einwilligung liegt vor)" });
    await button("Vorschau öffnen").click();
    await heading("Was nicht übergeben wird").waitFor();
    await button("Auswahl ändern").click();
    await page.getByRole("heading", { name: /Wer bekommt was$/ }).waitFor();
  });

  await report.part("a refusal goes with the choice that was refused", async () => {
    const without = field("Empfangende Stelle").locator("option", { hasText: "keine gültige Einwilligung" }).first();
    await field("Empfangende Stelle").selectOption((await without.getAttribute("value")) ?? "");
    await button("Vorschau öffnen").click();
    await page.getByRole("alert").waitFor();
    await field("Empfangende Stelle").selectOption({ label: `${STELLE} (Einwilligung liegt vor)` });
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  await report.part("the choice asks for product, form, kind, day and Kontakte", async () => {
    await openPreview(walk, fall, async () => {
      await radio("mit Passwort, im Browser zu öffnen").check();
      await field("Art der Übergabe").selectOption({ label: "vollständige Übergabe der Fallführung" });
      await field("Antwort erwartet bis").fill("in 3 Wochen");
      await radio("ab einem Tag").check();
      await field("Ab", true).fill("01.11.2026");
      await page.getByRole("checkbox", { name: /^Scan der Schulbescheinigung/ }).check();
      await page.getByRole("checkbox", { name: /^Kursliste/ }).check();
      await look("uebergabe-wahl");
    });
    await look("uebergabe-vorschau-lang");
    const parts = page.getByRole("navigation", { name: "Teile der Vorschau" });
    await parts.getByRole("button", { name: /^Notizen \(\d+\)$/ }).waitFor();
    const first = await page.locator(".fm-year[open] h3").allInnerTexts();
    report.ok(first.length > 20 && first[0].includes("11.2026"), "the newest year is open, the newest note first", first[0]);
  });

  await report.part("what is still undecided is said, until somebody decides", async () => {
    await button("Paket und Brief schreiben").click();
    await page.getByRole("alert").waitFor();
    await button("Zur nächsten offenen Stelle").press("Enter");
    await page.keyboard.press("e");
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  await report.part("thirty notes and their questions are answered by keyboard", async () => {
    const asked = await open();
    const words = await page.getByRole("table", { name: "Offene Textstellen" }).locator("[data-row]").count();
    report.ok(asked >= 40 && words >= 20, "more than forty places are asked about", `${words} words in ${asked} places`);
    const started = Date.now();
    let keys = 0;
    await button("Zur nächsten offenen Stelle").press("Enter");
    while ((await open()) > 0 && keys < 300) {
      const before = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      await page.keyboard.press(keys % 5 === 4 ? "l" : "e");
      keys += 1;
      await page.waitForFunction((was) => document.activeElement?.getAttribute("aria-label") !== was || document.querySelector("[data-questions]")?.dataset.questions === "0", before);
    }
    const inSight = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    });
    report.ok((await open()) === 0 && inSight, "every place is decided, and the focus is in sight");
    console.log(`       ${words} words in ${asked} places, ${keys} keys, ${((Date.now() - started) / 1000).toFixed(1)} s of the machine`);
  });

  await report.part("a sentence that tells something rare is listed, marked and read; nothing waits for it", async () => {
    const parts = page.getByRole("navigation", { name: "Teile der Vorschau" });
    await parts.getByRole("button", { name: "Seltenes (1 offen)", exact: true }).click();
    await page.getByRole("table", { name: "Diese Sätze lesen: sie erzählen Seltenes" }).getByText(RARE).waitFor();
    const marked = await page.locator("mark.fm-rare").allInnerTexts();
    report.ok(marked.some((text) => text.includes("Er ist der einzige")), "it is marked in its note", marked.join(" | "));
    await page.getByRole("checkbox", { name: "Gelesen", exact: true }).check();
    await parts.getByRole("button", { name: "Seltenes (1)", exact: true }).waitFor();
    await look("uebergabe-selten");
    await page.locator("mark.fm-rare").last().scrollIntoViewIfNeeded();
    await look("uebergabe-selten-notiz");
  });

  await report.part("a word that stays is replaced everywhere, remembered, and costs no decision", async () => {
    const words = page.getByRole("table", { name: "Wörter, die stehen bleiben" });
    const first = words.getByRole("row").nth(1);
    const word = await first.getByRole("rowheader").innerText();
    await first.getByRole("button", { name: /ersetzen$/ }).focus();
    await page.keyboard.press("e");
    await page.getByRole("table", { name: "Gemerkte Entscheidungen für diesen Fall" }).getByRole("rowheader", { name: word, exact: true }).waitFor();
    report.ok((await open()) === 0, "no decision was lost", String(await open()));
    await page.getByRole("button", { name: `Entscheidung zu „${word}“ vergessen` }).click();
    await words.getByRole("rowheader", { name: word, exact: true }).waitFor();
    report.ok((await open()) === 0, "nor by forgetting the word", String(await open()));
  });

  await report.part("a field leaves in another way only with a reason", async () => {
    await page.getByRole("button", { name: /^Anders behandeln: / }).first().click();
    await dialog(/^Anders behandeln/).waitFor();
    await button("So übergeben").click();
    await page.getByRole("alert").getByText("Bitte ausfüllen").waitFor();
    await look("uebergabe-anders");
    await field("Grund").fill("Die Stelle braucht es für das Erstgespräch.");
    await button("So übergeben").click();
    await waits("Abweichend: Die Stelle braucht es");
    report.ok((await open()) === 0, "no decision was lost", String(await open()));
    await page.getByRole("button", { name: /^Wie vorgesehen: / }).click();
    await page.getByText("Abweichend: Die Stelle braucht es").waitFor({ state: "detached" });
    // What is asked while the preview is built anew is not heard.
    await page.locator(".fm-loading").waitFor({ state: "detached" });
  });

  await report.part("leaving asks about decisions, and the packet is written with a passphrase that is shown once", async () => {
    await walk.leaves("Stellen");
    await dialog("Entscheidungen verwerfen?").waitFor();
    await button("Zurück zur Vorschau").click();
    await button("Paket und Brief schreiben").click();
    await page.getByRole("alert").waitFor();
    await look("uebergabe-anlage-ungesehen");
    await button("Ansehen: Scan der Schulbescheinigung").click();
    await page.getByRole("img", { name: /Bild der Datei/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("checkbox", { name: "Angesehen, darf mitgehen: Scan der Schulbescheinigung" }).check();
    await button("Paket und Brief schreiben").click();
    await waits("Die Fallübergabe ist geschrieben");
    walk.passphrase = (await page.locator("[data-passphrase]").innerText()).trim();
    report.ok(walk.passphrase.split(/[\s-]+/).length === 6, "six words are shown");
    await look("uebergabe-passwort");
    await walk.leaves("Stellen");
    await dialog("Passwort noch nicht notiert").waitFor();
    await button("Zurück zum Passwort").click();
    await button("Ich habe das Passwort notiert").click();
    report.ok(!(await page.content()).includes(walk.passphrase), "the passphrase is gone from the page");
    walk.packet = join(host.output, readdirSync(host.output).find((one) => one.endsWith(".html")) ?? "");
    report.ok(walk.packet.endsWith(".html"), "the packet is a page", readdirSync(host.output).join(", "));
    await button("Als ausgehändigt vermerken").click();
    await waits("Als ausgehändigt vermerkt.");
    await button("Blatt für die Person schreiben").click();
    await page.getByRole("table", { name: "Geschriebene Blätter" }).waitFor();
    await button("Zuordnungsblatt schreiben").click();
    await page.waitForFunction(() => document.querySelectorAll("table").length > 1);
    await look("uebergabe-naechste-schritte");
  });
}

async function follows({ page, report, button, dialog, look, waits }) {
  await report.part("the Fall shows where its Übergabe stands, and the codes only when they are asked for", async () => {
    await button("Zurück zum Fall").last().click();
    await page.getByRole("table", { name: "Übergaben", exact: true }).getByText("ausgehändigt").first().waitFor();
    await page.getByRole("button", { name: /^Übergabe ansehen: / }).first().click();
    await dialog(`Übergabe an ${STELLE}`).waitFor();
    await waits("Was geschehen ist");
    await button("Zuordnung anzeigen").click();
    await dialog("Zuordnung anzeigen?").waitFor();
    await button("Anzeigen").click();
    await page.getByRole("table", { name: "Zuordnung" }).waitFor();
    await look("uebergabe-einzeln");
    await page.getByText("Von Hand vermerken").click();
    await look("uebergabe-vermerken");
    await page.keyboard.press("Escape");
  });
}

async function receives(walk) {
  const { page, report, host, button, field, dialog, look, go, chooses, waits } = walk;
  const area = (name) => page.getByRole("navigation", { name: "Bereiche" }).getByRole("button", { name, exact: true }).click();

  await report.part("the own keys can be read and copied", async () => {
    await go("Übergaben");
    await look("uebergaben");
    await area("Eigene Schlüssel");
    await page.getByText(/^age1/).waitFor();
    await page.getByText(/^RW/).first().waitFor();
    await look("eigene-schluessel");
  });

  await report.part("a packet is opened with its passphrase; a wrong one opens nothing", async () => {
    await area("Pakete anderer Stellen");
    await button("Paket öffnen").click();
    await page.getByRole("alert").getByText("Bitte ein Paket wählen").waitFor();
    await chooses("choose_packet", walk.packet);
    await button("Paket wählen").click();
    await field("Passwort des Pakets").fill("das ist es wirklich nicht gewesen");
    await button("Paket öffnen").click();
    await page.getByRole("alert").waitFor({ timeout: 60_000 });
    await look("paket-falsches-passwort");
    await field("Passwort des Pakets").fill(walk.passphrase);
    await button("Paket öffnen").click();
    await page.getByRole("heading", { name: /^Paket / }).waitFor({ timeout: 60_000 });
    await look("paket-offen");
  });

  await report.part("its sender gets a name, it becomes a Fall, and the receipt is written", async () => {
    await field("Name für diesen Absender").fill(SENDER);
    await button("Namen merken").click();
    await waits("Name gemerkt.");
    await page.getByRole("radio", { name: "Eingegangen, noch nicht entschieden" }).check();
    await button("Quittung schreiben").last().click();
    await page.getByRole("table", { name: "Geschriebene Quittung" }).waitFor();
    await page.getByRole("radio", { name: "Wir übernehmen", exact: true }).check();
    await field("Wir führen den Fall ab").fill("01.12.2026");
    await button("Quittung schreiben").last().click();
    await page.waitForFunction(() => document.querySelector("table caption")?.textContent !== "");
    await look("paket-beantwortet");
    await button("Als neuen Fall übernehmen").last().click();
    await button("Alle Fälle").waitFor();
    await look("paket-als-fall");
    await go("Übergaben");
    await area("Pakete anderer Stellen");
    await page.getByRole("table", { name: "Früher geöffnete Pakete" }).getByText(SENDER).waitFor();
    await look("pakete");
  });

  await report.part("receipts are read in, newest last; a repeated and an older one change nothing and say so", async () => {
    const receipts = readdirSync(host.output).filter((name) => name.startsWith("quittung-")).sort();
    report.ok(receipts.length === 2, "two receipts lie in the folder", receipts.join(", "));
    await go("Übergaben");
    for (const [name, says] of [[receipts[1], "Quittung gelesen"], [receipts[1], "Die Quittung hat nichts geändert"], [receipts[0], "Die Quittung hat nichts geändert"]]) {
      await chooses("choose_packet", join(host.output, name));
      await button("Quittung einlesen").click();
      await waits(says);
      await look(`quittung-${says === "Quittung gelesen" ? "gelesen" : "abgewiesen"}`);
      await go("Übergaben");
    }
    await page.getByRole("checkbox", { name: "nur offene" }).uncheck();
    await page.getByRole("table", { name: "Eigene Übergaben" }).getByText("übernommen").first().waitFor();
    await page.getByRole("button", { name: new RegExp(`^Übergabe ansehen: ${STELLE}`) }).first().click();
    await dialog(`Übergabe an ${STELLE}`).getByText("führt den Fall ab 01.12.2026").waitFor();
    await page.keyboard.press("Escape");
  });
}

async function named(walk, fall) {
  const { page, report, button, look, waits } = walk;
  for (const [product, writes, picture] of [["Brief und Bogen mit Namen", "Brief und Bogen schreiben", "benannt"], ["Blatt für die Fallkonferenz", "Blatt schreiben", "konferenz"]]) {
    await report.part(`the other products are written as well: ${product}`, async () => {
      await openPreview(walk, fall, () => page.getByRole("radio", { name: product, exact: true }).check());
      await look(`uebergabe-${picture}`);
      const rest = button("Alle offenen Vorschläge annehmen");
      if ((await rest.count()) > 0) await rest.click();
      await button(writes).click();
      await waits("Die Fallübergabe ist geschrieben");
      await look(`uebergabe-${picture}-ergebnis`);
    });
  }
}

async function projektende(walk) {
  const { page, report, button, field, heading, look, go, waits } = walk;
  await report.part("at the end of a project many Fälle are planned and carried out in one run", async () => {
    await go("Übergaben");
    await button("Projektende").click();
    await heading("Projektende").waitFor();
    await heading("Wie weit es ist").waitFor();
    await button("Alle ohne Plan auswählen").click();
    await button("Plan eintragen").first().click();
    await field("Empfangende Stelle").selectOption({ label: STELLE });
    await page.getByRole("radio", { name: "mit Passwort", exact: true }).check();
    await look("projektende-plan");
    await page.getByRole("dialog").getByRole("button", { name: "Plan eintragen" }).click();
    await waits(/^Plan für \d+ Fälle eingetragen\.$/);
    await look("projektende");
    await page.getByRole("checkbox", { name: "Offene Vorschläge zu Textstellen annehmen" }).check();
    await button("Lauf beginnen").click();
    await button("Abbrechen").click();
    await waits("Der Lauf ist abgebrochen");
    await look("projektende-abgebrochen");
    await button("Lauf fortsetzen").click();
    await page.getByText("Der Lauf ist fertig").waitFor({ timeout: 300_000 });
    await look("projektende-fertig");
    const words = page.getByRole("table", { name: "Passwörter der Pakete" });
    const before = await words.innerText();
    await walk.leaves("Fälle");
    await heading("Fälle").waitFor();
    await go("Übergaben");
    await button("Projektende").click();
    await words.waitFor();
    report.ok((await words.innerText()) === before, "passphrases outlive the screen");
    await page.emulateMedia({ media: "print" });
    const printed = await page.locator("body").innerText();
    report.ok(printed.includes(before.split("\n").at(-1)) && !printed.includes("Wie weit es ist"), "they go to paper alone");
    await page.emulateMedia({ media: "screen" });
    await button("Liste gedruckt oder notiert").click();
    await button("Behalten").click();
    await button("Liste gedruckt oder notiert").click();
    await button("Löschen").click();
    await waits("Die Passwörter sind aus dem Tresor gelöscht.");
    await go("Übergaben");
    await button("Projektende").click();
    await heading("Wie weit es ist").waitFor();
    report.ok((await words.count()) === 0, "and are gone when they are noted");
    await button("Stand für das KI schreiben").click();
    await page.getByRole("table", { name: "Geschriebener Stand" }).waitFor();
  });
}

async function withdraws({ page, report, button, dialog, look }, fall, openFall) {
  await report.part("a withdrawal lists what rests on the consent and writes the letters", async () => {
    await openFall(fall);
    await button(`Einwilligung widerrufen: ${STELLE}`).first().click();
    await button("Widerrufen").last().click();
    await dialog("Was der Widerruf bewirkt").waitFor();
    await look("widerruf");
    report.ok((await page.getByRole("button", { name: /^Alle \d+ Briefe schreiben$/ }).count()) === 0, "letters with a name and with a Kennung are never written in one go");
    await dialog("Was der Widerruf bewirkt").getByRole("button", { name: `Brief schreiben: ${STELLE}` }).first().click();
    await page.getByRole("table", { name: "Geschriebene Briefe" }).waitFor();
    await button("Schließen").click();
  });
}
