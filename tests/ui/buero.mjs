// Lists of others, Dateien with their preview, data protection, the Protokoll and the lists of the KI, in the practice vault.
import { deflateSync } from "node:zlib";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const LIST = [
  "Teilnehmende 2026;;;;",
  ";;;;",
  "Nachname;Vorname;Geburtsdatum;Status;Bemerkung",
  "Öztürk-Brandhövel;Zehra;03.02.2004;Duldung;kommt montags",
  "Ndiaye;;31.02.2003;Gestattung;",
  "Sörensen-Akuffo;M̂ario;1.1.99;§60a;",
  "Summe;3;;;",
];

/** Everything that the made-up cases of the practice vault show. */
export async function bueroParts(context) {
  await lists(context);
  await dateien(context);
  await duties(context);
  await settings(context);
}

async function lists({ page, report, host, button, field, look, go, chooses }) {
  await report.part("a list of somebody else is understood, tried, taken and taken back", async () => {
    const file = join(host.data, "teilnehmende.csv");
    writeFileSync(file, Buffer.from(`\ufeff${LIST.join("\r\n")}\r\n`));
    await go("Fälle");
    await button("Fälle einlesen").click();
    await chooses("choose_import_file", file);
    await button("Datei wählen und prüfen").click();
    await page.getByText("Überschriften in Zeile 3").waitFor();
    await look("liste");
    await button("Prüfen").click();
    await page.getByText("1 Zeile hat einen Fehler").waitFor();
    await page.getByRole("row").filter({ hasText: "Geburtsdatum" }).filter({ hasText: "Nicht übernommen" }).first().waitFor();
    await look("liste-fehler");
    await button("Alle Zeilen mit Fehlern auslassen").click();
    await page.getByText("3 Zeilen werden Fälle.").waitFor();
    await field("Zuordnung speichern als").fill("Teilnehmende");
    await button("Zuordnung speichern").click();
    await page.getByText("Zuordnung gespeichert.").waitFor();
    const before = (await host.call("list_faelle", { search: "", filter: {}, offset: 0, limit: 1 })).total;
    await button("Jetzt übernehmen").click();
    await page.getByText("3 Fälle übernommen.").first().waitFor();
    const { total } = await host.call("list_faelle", { search: "", filter: {}, offset: 0, limit: 1 });
    report.ok(total === before + 3, "three Fälle came with the list", `${before} before, ${total} after`);
    await look("liste-uebernommen");
    await page.getByRole("button", { name: /^Ganze Einlesung zurücknehmen: / }).first().click();
    await button("Zurücknehmen").click();
    await page.getByText("Die Einlesung ist zurückgenommen.").waitFor();
    const after = (await host.call("list_faelle", { search: "", filter: {}, offset: 0, limit: 1 })).total;
    report.ok(after === before, "taking the import back takes its Fälle away", `${before} before, ${after} after`);
  });
}

async function dateien({ page, report, host, button, field, heading, dialog, look, go, chooses }) {
  await report.part("a picture goes into the Fall, is looked at and comes out on purpose", async () => {
    const { rows } = await host.call("list_faelle", { search: "", filter: { onlyOpen: true }, offset: 0, limit: 1 });
    const { id, name } = rows[0];
    const file = join(host.data, "Zeugnis Ždanovičius.png");
    writeFileSync(file, picture(240, 160));
    await go("Fälle");
    await page.getByRole("searchbox", { name: "Suchen" }).fill(name.split(",")[0]);
    await button(name).first().click();
    await heading(name).waitFor();
    await button("Datei aufnehmen").click();
    await look("datei-aufnehmen");
    await chooses("choose_datei", file);
    await dialog("Datei aufnehmen").getByRole("button", { name: "Datei wählen" }).click();
    await field("Titel").fill("Zeugnis der Abendrealschule");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Datei aufgenommen.").first().waitFor();
    await button("Ansehen: Zeugnis der Abendrealschule").click();
    await page.getByRole("img", { name: /Bild der Datei/ }).waitFor();
    const drawn = await page.getByRole("img", { name: /Bild der Datei/ }).evaluate((img) => img.decode().then(() => img.naturalWidth));
    report.ok(drawn > 0, "the preview is drawn", `${drawn} pixels wide`);
    await look("datei");
    await page.keyboard.press("Escape");
    await button("Ausgeben: Zeugnis der Abendrealschule").click();
    await dialog("Ausgeben: Zeugnis").getByRole("button", { name: "Ausgeben", exact: true }).click();
    await page.getByText("Ausgegebene Datei").waitFor();
    const place = await page.locator(".fm-place").first().innerText();
    report.ok(!/Zeugnis|danovi/.test(place.split("/").at(-1)), "the name of the file that comes out names nobody", place);
    await look("datei-ausgegeben");
    await page.keyboard.press("Escape");
    const { dateien } = await host.call("open_fall", { fall: id });
    report.ok(dateien.length === 1 && dateien[0].value.mediaType === "image/png", "the Fall has one Datei", JSON.stringify(dateien.map((row) => row.value.mediaType)));
  });
}

async function duties({ page, report, host, button, field, look, go }) {
  await report.part("consents, retention, erasure and papers have their screens", async () => {
    await go("Datenschutz");
    await page.getByRole("row").nth(1).waitFor();
    await look("datenschutz-einwilligungen");
    const { rows } = await host.call("list_einwilligungen", { stelle: "", onlyValid: true });
    const given = rows.find((row) => row.value.stelle !== "");
    await page.getByRole("button", { name: `Einwilligung widerrufen: ${given.name}, ${given.value.stelle}` }).first().click();
    await button("Widerrufen").click();
    await page.getByRole("dialog", { name: "Was der Widerruf bewirkt" }).waitFor();
    await look("datenschutz-widerruf");
    await page.keyboard.press("Escape");
    await button("Aufbewahrung").click();
    await page.getByRole("row").nth(1).waitFor();
    await look("datenschutz-aufbewahrung");
    const closed = (await host.call("list_retention", {})).rows[0];
    await button("Löschen").first().click();
    await field("Fallnummer zur Bestätigung").fill(closed.number);
    await field("Grund").fill("Verlangen der Person vom 20.11.2026");
    await look("datenschutz-loeschen");
    await page.locator("form").getByRole("button", { name: "Löschen", exact: true }).click();
    await page.getByText("Die Person ist gelöscht.").waitFor();
    const left = await host.call("find_fall", { number: closed.number }).catch((error) => error.message);
    report.ok(String(left).includes("notFound"), "an erased Fall is gone", JSON.stringify(left));
    await button("Blätter").click();
    await page.getByText("welches Datenschutzrecht").waitFor();
    await look("datenschutz-blaetter");
  });
}

async function settings({ page, report, host, button, field, look, go, chooses }) {
  await report.part("law, retention and lists of the KI are set; the Protokoll is chosen from and printed", async () => {
    await go("Einstellungen");
    await field("Datenschutzrecht des Trägers").selectOption({ index: 1 });
    await button("Verwendungsnachweis hinzufügen").click();
    await field("Programm").selectOption({ index: 1 });
    await field("Zeitraum bis").fill("31.12.2025");
    await field("Vorgelegt am").fill("15.03.2026");
    await look("einstellungen-datenschutz");
    await button("Speichern").click();
    await page.getByText("Gespeichert.").first().waitFor();
    await button("Listen des KI").click();
    await page.getByRole("row").nth(1).waitFor();
    const [good, bad] = [join(host.data, "kim.json"), join(host.data, "falsch.json")];
    const preset = { code: "kim_musterstadt", label: "KIM Musterstadt", issuedBy: "KI Musterstadt", issuedOn: "2026-11-01", lists: { baustein: { source: "Konzept, 01.11.2026", entries: [{ code: "lotsen", label: "Lotsenprogramm" }] } } };
    writeFileSync(good, JSON.stringify(preset));
    writeFileSync(bad, JSON.stringify({ ...preset, code: "kim" }));
    await chooses("choose_import_file", bad);
    await button("Datei des KI übernehmen").click();
    await page.getByText("Was an der Datei nicht stimmt").first().waitFor();
    await look("listen-fehler");
    await chooses("choose_import_file", good);
    await button("Datei des KI übernehmen").click();
    await button("Übernehmen").click();
    await page.getByRole("row").filter({ hasText: "KIM Musterstadt" }).waitFor();
    await look("listen");
    const { programmes } = await host.call("get_lists", {});
    report.ok(programmes.some((one) => one.code === "kim_musterstadt"), "the KI's programme can be chosen");
    await button("Protokoll").click();
    await page.getByText("Die Kette ist unversehrt.").waitFor();
    await field("Was").selectOption({ label: "Person endgültig gelöscht" });
    await button("Anzeigen").click();
    await page.getByText("1 Zeile", { exact: true }).waitFor();
    await look("protokoll-auswahl");
    await button("Als PDF schreiben").click();
    await page.getByText("Geschriebenes Protokoll").first().waitFor();
  });
}

/** A small picture with a gradient, written by hand: a PNG of one IDAT. */
function picture(width, height) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows.set([(x * 255) / width, (y * 255) / height, 120], y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
