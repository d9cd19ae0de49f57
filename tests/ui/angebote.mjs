// Offers, need and supply, people spoken to, and the report of obstacles, in the practice vault.

const FREE = /Freie Plätze/;

/** Everything that stands around the Fälle. */
export async function angeboteParts(context) {
  await directory(context);
  await bedarf(context);
  await ansprachen(context);
  await struktur(context);
}

async function directory({ page, report, host, button, field, dialog, look, go }) {
  await report.part("an offer goes into the directory, is changed and goes again", async () => {
    await go("Stellen");
    await button("Angebote").click();
    await page.getByRole("row").filter({ hasText: "Bewerbungswerkstatt" }).waitFor();
    for (const [title, felder, frei] of [["Deutsch am Mittag", ["Sprache", "Alphabetisierung"], "0"], ["Schuldnerberatung ohne Termin", ["Schulden"], ""]]) {
      await button("Neues Angebot").click();
      const form = dialog("Neues Angebot");
      await form.getByLabel("Wie es heißt").fill(title);
      await form.getByLabel("Stelle", { exact: true }).selectOption({ label: "Berufskolleg Nord" });
      for (const feld of felder) await form.getByLabel(feld, { exact: true }).check();
      if (frei) {
        await form.getByLabel("Plätze", { exact: true }).fill("18");
        await form.getByLabel(FREE).fill(frei);
      }
      if (frei) {
        await page.keyboard.press("Control+Enter");
        await form.getByText("Bitte den Tag angeben").first().waitFor();
        await look("angebot-formular");
        await form.getByLabel("Gefragt am").fill("01.09.2026");
      }
      await page.keyboard.press("Control+Enter");
      await form.waitFor({ state: "detached" });
    }
    await page.getByRole("row").filter({ hasText: "Deutsch am Mittag" }).filter({ hasText: "01.09.2026" }).first().waitFor();
    await look("angebote");
    await field("Handlungsfeld").selectOption({ label: "Schulden" });
    report.ok((await page.getByRole("row").count()) === 2, "the directory is narrowed by Handlungsfeld", "heading and one offer");
    await button("Schuldnerberatung ohne Termin entfernen").click();
    await button("Entfernen").click();
    await page.getByText("Angebot entfernt.").first().waitFor();
    const { rows } = await host.call("list_angebote", {});
    const kept = rows.find((row) => row.angebot.title === "Deutsch am Mittag");
    report.ok(kept?.angebot.freePlaces === 0, "no free place is a number, not an empty field");
    report.ok(!rows.some((row) => row.angebot.title.startsWith("Schuldner")), "the removed offer is gone");
  });
}

async function bedarf({ page, report, host, button, look }) {
  await report.part("need stands beside supply, exact inside and protected outside", async () => {
    await button("Bedarf und Angebot").click();
    await page.getByText("intern, nicht anonym, nicht zur Veröffentlichung").waitFor();
    await look("bedarf");
    const seen = await host.call("get_bedarf", {});
    const exact = new Map(seen.rows.map((row) => [row.label, row.need]));
    const told = seen.told.rows.filter((row) => row.need !== ".");
    const right = told.every((row) => exact.get(row.label) === Number(row.need) && Number(row.need) >= 5 && seen.persons - Number(row.need) >= 5);
    report.ok(right && told.length < seen.rows.length, "only what both sides carry is told", JSON.stringify(told.map((row) => [row.label, row.need])));
    await button("Geschützte Tabelle schreiben").click();
    await page.getByText("Geschriebene Tabelle").waitFor();
    await page.getByText("In diesem Vierteljahr wurde schon eine Tabelle geschrieben").waitFor();
    await look("bedarf-geschrieben");
  });
}

async function ansprachen({ page, report, button, dialog, look }) {
  await report.part("people who were spoken to are counted without a name", async () => {
    await button("Ansprachen").click();
    await page.getByText("Noch nichts gezählt.").waitFor();
    await button("Ansprache zählen").click();
    const form = dialog("Ansprache zählen");
    await form.getByLabel("Ort").selectOption({ label: "Unterkunft" });
    await form.getByLabel("Angesprochene Personen").fill("12");
    await form.getByLabel("davon wollten mehr wissen").fill("13");
    await page.keyboard.press("Control+Enter");
    await form.getByText("Mehr als angesprochen wurden").first().waitFor();
    await look("ansprache-formular");
    await form.getByLabel("davon wollten mehr wissen").fill("4");
    await page.keyboard.press("Control+Enter");
    await form.waitFor({ state: "detached" });
    await page.getByText("Zusammen 12 Personen angesprochen, davon 4 interessiert.").waitFor();
    await look("ansprachen");
    report.ok((await page.getByRole("row").count()) === 2, "the tally has one line");
  });
}

async function struktur({ page, report, host, button, field, dialog, look, go }) {
  await report.part("obstacles leave in own words and protected counts only", async () => {
    await go("Statistik");
    await button("Strukturhemmnisse ansehen").click();
    await page.getByRole("row").nth(1).waitFor();
    await page.getByText("intern, nicht anonym, nicht zur Veröffentlichung").waitFor();
    await look("strukturhemmnisse");
    await button("Eigener Wortlaut").click();
    await button("Wortlaut bearbeiten: zu lange Wartezeit").click();
    const form = dialog("Wortlaut zu „zu lange Wartezeit“");
    await form.getByLabel("Wortlaut", { exact: true }).fill("Frau Ždanovičius wartet seit dem 3. Mai auf einen Kurs.");
    await page.keyboard.press("Control+Enter");
    await form.getByText("Bitte anders sagen; gespeichert wurde nichts").waitFor();
    await look("wortlaut-fragen");
    const sentence = "Auf einen Alphabetisierungskurs warten viele länger als sechs Monate.";
    await form.getByLabel("Wortlaut", { exact: true }).fill(sentence);
    await form.getByLabel(/^Geprüft/).check();
    await page.keyboard.press("Control+Enter");
    await form.waitFor({ state: "detached" });
    await page.getByText("geprüft am 20.11.2026").waitFor();
    await look("wortlaut");
    await button("Bericht").click();
    await page.getByRole("row").filter({ hasText: sentence }).waitFor();
    await field("Halbjahr").selectOption({ label: "1. Halbjahr 2026" });
    await button("Bericht als Tabelle schreiben").click();
    await button("Schreiben").click();
    await page.getByText("Geschriebene Tabelle").waitFor();
    await page.getByText("Diese Zahlen wurden zuerst am 20.11.2026 geschrieben").waitFor();
    await look("strukturbericht");
    const { writtenOn } = await host.call("preview_strukturbericht", { year: 2026, half: 1 });
    report.ok(writtenOn === "2026-11-20", "what was told is remembered", writtenOn);
  });
}
