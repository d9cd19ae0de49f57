import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, it, vi } from "vitest";
import type { BerichtView, Lists, Nachrechnung, VaultState } from "../ipc/generated/wire";
import Bericht from "./Bericht.svelte";
import ReportView from "./ReportView.svelte";

const GOOD: Nachrechnung = { releases: 1, figures: 40, weak: [], consistent: true };
const VAULT = { today: "2026-11-20", outputFolder: "" } as VaultState;
const LISTS = { lists: {}, programmes: [{ code: "kim", label: "KIM" }] } as unknown as Lists;
const table = { id: "a", chapter: "Bestand", title: "Programm insgesamt", definition: "Personen", run: "", stub: "Baustein", columns: ["Anzahl"], hiddenBecause: "", chart: "" };
const view = (mark = ""): BerichtView => ({ title: "Bericht", mark, head: [], answers: [], tables: [{ ...table, rows: [{ label: "Coaching", cells: ["1234"], total: false }, { label: "Sprache", cells: ["."], total: false }] }], notes: [] });

afterEach(() => vi.unstubAllGlobals());

/** Looks at a report and gives what was asked for. */
async function preview(nachrechnung: Nachrechnung, canSend = true): Promise<{ name: string; request: unknown }[]> {
  const asked: { name: string; request: unknown }[] = [];
  vi.stubGlobal("fetch", async (url: string, { body }: { body: string }) => {
    asked.push({ name: url.slice(5), request: JSON.parse(body) });
    return new Response(JSON.stringify({ view: view(), json: "{}", sha256: "4f", csv: "\ufeffa;b", canSend, nachrechnung }));
  });
  render(Bericht, { vault: VAULT, lists: LISTS, berichte: [], onsettings: () => {} });
  await fireEvent.submit(document.querySelector("form")!);
  await screen.findByRole("heading", { name: "Vorschau des Berichts" });
  return asked;
}

const release = () => screen.queryByRole("button", { name: "Freigeben und senden" });

it("asks for the last closed quarter with the usual protection", async () => {
  const asked = await preview(GOOD);
  expect(asked).toEqual([{ name: "preview_statistik", request: { programme: "kim", from: "2026-07-01", to: "2026-09-30", stichtag: null, minCount: null, schutz: "blockregel" } }]);
  expect(release()).not.toBeNull();
});

it("offers no release while something could be derived, and says what", async () => {
  await preview({ ...GOOD, releases: 3, weak: [{ figure: "Freigabe 3, Austritte", low: 2, high: 2 }, { figure: "Freigabe 2, Austritte", low: 1, high: null }] });
  expect(release()).toBeNull();
  expect(screen.getByText("Freigabe 3, Austritte: genau 2")).toBeTruthy();
  expect(screen.getByText("Freigabe 2, Austritte: mindestens 1")).toBeTruthy();
  expect(screen.getByText(/kann so nicht freigegeben werden/)).toBeTruthy();
});

it("offers no release of what contradicts earlier ones", async () => {
  await preview({ ...GOOD, consistent: false });
  expect(release()).toBeNull();
  expect(screen.getByText("Die Freigaben widersprechen einander")).toBeTruthy();
});

it("offers no release without the key of the KI, and the way to it", async () => {
  await preview(GOOD, false);
  expect(release()).toBeNull();
  expect(screen.getByRole("button", { name: "Zu den Einstellungen" })).toBeTruthy();
});

it("prints numbers with separators and reads signs out in words", () => {
  render(ReportView, { view: view() });
  expect(screen.getByRole("row", { name: "Coaching 1.234" })).toBeTruthy();
  expect(screen.getByRole("row", { name: "Sprache geschützt" })).toBeTruthy();
});

it("never shows exact counts without their mark", () => {
  render(ReportView, { view: view("intern, nicht anonym, nicht zur Veröffentlichung") });
  expect(screen.getByRole("note").textContent).toContain("nicht zur Veröffentlichung");
});
