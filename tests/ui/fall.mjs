// The case file itself: every kind of part, the plan, drafts that survive, histories, undo and the bin.
// Runs inside the walk of `browser.mjs`, on its vault and its Fall.

/** `walk` is what `browser.mjs` works with: page, report, host, look, openFall, go, and how to open the vault again. */
export async function fallParts(walk) {
  const { page, report, look, openFall, go, unlock } = walk;
  const button = (name, exact = true) => page.getByRole("button", { name, exact });
  const field = (name) => page.getByLabel(name, { exact: true });
  const alert = () => page.getByRole("alert");
  const dialog = () => page.getByRole("dialog");
  const saved = () => page.waitForFunction(() => document.querySelector("dialog[open]") === null);
  const kept = () => page.locator('[data-kept="kept"]').waitFor();
  const section = (name) => page.getByRole("region", { name, exact: true });

  await report.part("every part has a form: Clearing, education, language, work", async () => {
    await openFall();
    await button("Clearing hinzufügen").click();
    await field("Gehört zur Zielgruppe").selectOption({ label: "Ausnahme mit Begründung" });
    await button("Speichern").click();
    await alert().getByRole("link", { name: "Grund der Ausnahme" }).click();
    report.ok(await field("Grund der Ausnahme").evaluate((one) => one === document.activeElement), "the error leads to its field");
    await look("clearing-fehler");
    await field("Grund der Ausnahme").fill("28 Jahre, Ausbildung beginnt im August");
    await button("Speichern").click();
    await saved();
    await button("Schulbildung hinzufügen").click();
    await page.getByRole("combobox", { name: "Land" }).fill("eritr");
    await page.getByRole("option", { name: "Eritrea" }).waitFor();
    await page.keyboard.press("Enter");
    await field("Schuljahre").fill("8");
    await look("schulbildung");
    await button("Speichern").click();
    await saved();
    for (const [one, fill] of [
      ["Sprachstand", { Sprache: "Deutsch" }],
      ["Arbeitssituation", { Seit: "01.09.2025" }],
      ["Leistungsbezug", { Seit: "01.09.2025" }],
      ["Ausbildung", { Beruf: "Anlagenmechaniker", "Beginn laut Vertrag": "01.08.2026" }],
      ["Berufsbildung", { Beruf: "Schweißer" }],
      ["Verbleib", { Austritt: "31.10.2026" }],
    ]) {
      await button(`${one} hinzufügen`).click();
      for (const [label, value] of Object.entries(fill)) await field(label).fill(value);
      if (one === "Verbleib") await field("Zeitpunkt").selectOption({ index: 1 });
      await button("Speichern").click();
      await saved();
      await page.getByRole("table", { name: one === "Ausbildung" ? "Ausbildungen" : one, exact: true }).waitFor();
    }
    await button("Bescheid hinzufügen").click();
    await field("Art des Bescheids").selectOption({ index: 1 });
    await field("Zugestellt am").fill("16.11.2026");
    await look("bescheid");
    await button("Speichern").click();
    await saved();
  });

  await report.part("a Bedarf is rated anew and keeps what it was", async () => {
    await button("Bedarf hinzufügen").click();
    await field("Handlungsfeld").selectOption({ label: "Sprache" });
    await dialog().getByLabel("Bedarf", { exact: true }).selectOption({ label: "hoch" });
    await field("Datum").fill("10.01.2026");
    await button("Speichern").click();
    await saved();
    await button("Neu einschätzen: Sprache").click();
    await dialog().getByLabel("Bedarf", { exact: true }).selectOption({ label: "mittel" });
    await button("Speichern").click();
    await saved();
    const row = page.getByRole("table", { name: "Bedarfe", exact: true }).getByRole("row", { name: /Sprache/ }).first();
    await row.getByText("hoch (10.01.2026)").waitFor();
    report.ok((await row.innerText()).includes("mittel"), "the rating before stands beside the newest", await row.innerText());
  });

  await report.part("a goal gets steps without the mouse, a tick and a way back", async () => {
    await button("Ziel hinzufügen").click();
    await field("Ziel").fill("Die B1-Prüfung schaffen");
    await button("Schritt hinzufügen").press("Enter");
    await page.keyboard.type("VHS anrufen");
    await button("Schritt hinzufügen").press("Enter");
    await page.keyboard.type("Kinderbetreuung klären");
    await page.keyboard.press("Alt+ArrowUp");
    report.ok((await dialog().getByLabel("Was", { exact: true }).first().inputValue()) === "Kinderbetreuung klären", "Alt and an arrow move a step");
    await look("ziel");
    await page.keyboard.press("Control+Enter");
    await saved();
    await button("Schritt hinzufügen: Die B1-Prüfung schaffen").press("Enter");
    await field("Neuer Schritt").waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    await page.keyboard.type("Prüfung anmelden");
    await page.keyboard.press("Enter");
    const steps = page.getByRole("list", { name: "Schritte", exact: true }).getByRole("checkbox");
    await steps.nth(2).waitFor();
    await steps.first().press("Space");
    await page.getByText("erledigt am 20.11.2026").waitFor();
    await look("plan");
    await page.keyboard.press("Control+z");
    await page.getByText("erledigt am 20.11.2026").waitFor({ state: "detached" });
    report.ok((await steps.first().isChecked()) === false, "Ctrl+Z takes the tick back");
  });

  await report.part("a Fallkonferenz and a Strukturhemmnis", async () => {
    await button("Fallkonferenz hinzufügen").click();
    await field("Anlass").fill("Der Kurs droht abzubrechen");
    await button("Teilnehmende Person hinzufügen").click();
    await field("Name").fill("Frau Özdemir");
    await field("Stelle").fill("Jobcenter Musterstadt");
    await button("Vereinbarung hinzufügen").click();
    await field("Was").fill("Kita-Platz anfragen");
    await look("fallkonferenz");
    await button("Speichern").click();
    await saved();
    await section("Verlauf").getByText("Frau Özdemir · Jobcenter Musterstadt").waitFor();
    await button("Strukturhemmnis hinzufügen").click();
    await dialog().getByText("Ohne Namen: Strukturhemmnisse gehen an die Koordination").waitFor();
    await field("Was ist passiert").fill("Kein Abendkurs mit Kinderbetreuung");
    await look("strukturhemmnis");
    await button("Speichern").click();
    await saved();
  });

  await report.part("health has no place unless the Träger keeps such notes", async () => {
    report.ok((await section("Gesundheit").count()) === 0, "there is no such section by default");
  });

  await report.part("what is typed survives a crash and the lock, and is offered again", async () => {
    await button("Kontakt hinzufügen").click();
    await field("Notiz").fill("Mitten im Satz");
    await kept();
    await page.reload();
    await openFall();
    await button("Kontakt hinzufügen").click();
    await page.getByText("Nicht gespeicherter Entwurf von").waitFor();
    report.ok((await field("Notiz").inputValue()) === "Mitten im Satz", "the text is there after a crash");
    await look("entwurf");
    await field("Notiz").pressSequentially(" gesperrt");
    await page.keyboard.press("Control+l");
    await unlock();
    await openFall();
    await button("Kontakt hinzufügen").click();
    await page.getByText("Nicht gespeicherter Entwurf von").waitFor();
    report.ok((await field("Notiz").inputValue()) === "Mitten im Satz gesperrt", "the lock asked nothing and lost nothing");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Eingaben verwerfen?" }).waitFor();
    await look("entwurf-verlassen");
    await button("Als Entwurf behalten").click();
    await saved();
    await go("Heute");
    await button("Weiterschreiben: Kontakt", false).click();
    await dialog().waitFor();
    await button("Entwurf verwerfen").click();
    await page.waitForFunction(() => document.querySelector("dialog textarea")?.value === "");
    await page.keyboard.press("Escape");
    await saved();
    await go("Heute");
    report.ok((await page.getByRole("heading", { name: "Entwürfe" }).count()) === 0, "a draft that was thrown away is gone");
  });

  await report.part("each field can be asked: since when, before that what", async () => {
    await openFall();
    await button("Bearbeiten: Eritrea", false).or(page.getByRole("table", { name: "Schulbildung" }).getByRole("button")).first().click();
    await field("Schuljahre").fill("9");
    await button("Speichern").click();
    await saved();
    await page.getByRole("table", { name: "Schulbildung" }).getByRole("button").click();
    await dialog().getByRole("button", { name: "Seit wann?" }).click();
    const row = dialog().getByRole("row", { name: /Schuljahre/ });
    await row.waitFor();
    report.ok(/9[^]*8 \(bis/.test(await row.innerText()), "now and before stand beside each other", await row.innerText());
    await page.getByText("Alle Änderungen").click();
    await look("historie");
    await dialog().getByRole("button", { name: /^Rückgängig machen/ }).first().click();
    await row.getByRole("cell", { name: "8", exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await saved();
    await button("Seit wann gilt das? Person").click();
    await dialog().getByRole("row", { name: /Straße und Hausnummer/ }).waitFor();
    await look("historie-person");
    await page.keyboard.press("Escape");
    await saved();
  });

  await report.part("what is removed lies in the bin and comes back", async () => {
    await page.getByRole("table", { name: "Sprachstand" }).getByRole("button").click();
    await dialog().getByRole("button", { name: "In den Papierkorb" }).click();
    await page.getByRole("dialog", { name: "Eintrag in den Papierkorb?" }).getByRole("button", { name: "In den Papierkorb" }).click();
    await page.getByText("Im Papierkorb.").waitFor();
    await go("Fälle");
    await button("Papierkorb").click();
    await page.getByRole("heading", { name: "Papierkorb", exact: true }).waitFor();
    await look("papierkorb");
    await button("Zurückholen: Sprachstand", false).click();
    await page.getByText("Der Papierkorb ist leer.").waitFor();
    await openFall();
    await page.getByRole("table", { name: "Sprachstand" }).waitFor();
    await button("Fall in den Papierkorb").click();
    await page.getByRole("dialog", { name: "Ganzen Fall in den Papierkorb?" }).getByRole("button", { name: "Fall in den Papierkorb" }).click();
    await page.getByText(/^Fall .* liegt im Papierkorb\.$/).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("Zurückgenommen.").waitFor();
    await openFall();
    await look("fall-voll");
  });
}
