import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { hasUnsavedText } from "./form.svelte";
import FormProbe from "./FormProbe.svelte";

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const save = () => fireEvent.submit(document.querySelector("form")!);

async function fill() {
  await type("Name", "Haile");
  await type("Datum", "in 6 Monaten");
  await type("Minuten", "45");
  await fireEvent.change(field("Art"), { target: { value: "telefon" } });
}

describe("a form", () => {
  it("saves what was understood, not what was typed", async () => {
    const onsave = vi.fn(async () => {});
    render(FormProbe, { onsave });
    await fill();
    await save();
    await waitFor(() => expect(onsave).toHaveBeenCalledWith({ name: "Haile", date: "2026-09-05", minutes: 45, kind: "telefon" }));
  });

  it("shows the understood day when the field is left", async () => {
    render(FormProbe, { onsave: async () => {} });
    await type("Datum", "5.3.26");
    await fireEvent.blur(field("Datum"));
    expect(field("Datum").value).toBe("05.03.2026");
  });

  it("saves nothing while fields carry problems, and links to each of them", async () => {
    const onsave = vi.fn(async () => {});
    render(FormProbe, { onsave });
    await type("Datum", "bald");
    await type("Minuten", "viele");
    await save();
    expect(onsave).not.toHaveBeenCalled();
    const alert = screen.getByRole("alert");
    expect(document.activeElement).toBe(alert);
    expect([...alert.querySelectorAll("a")].map((link) => link.textContent?.trim().split(":")[0])).toEqual(["Name", "Datum", "Minuten", "Art"]);
    await fireEvent.click(alert.querySelectorAll("a")[1]!);
    expect(document.activeElement).toBe(field("Datum"));
    expect(field("Datum").getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(field("Datum").getAttribute("aria-describedby")!.split(" ").at(-1)!)?.textContent).toContain("05.03.2026");
  });

  it("puts the program's problems at their fields, also under a leading path", async () => {
    const onsave = async () => {
      throw { message: "Einige Angaben können so nicht gespeichert werden.", remedy: "Bitte berichtigen.", problems: [{ key: "person.name", message: "Ein Zeichen passt nicht." }] };
    };
    render(FormProbe, { onsave });
    await fill();
    await save();
    await waitFor(() => expect(field("Name").getAttribute("aria-invalid")).toBe("true"));
    expect(screen.getByRole("link", { name: "Name: Ein Zeichen passt nicht." })).toBeTruthy();
  });

  it("shows no text of an unknown failure", async () => {
    render(FormProbe, { onsave: async () => Promise.reject(new Error("constraint failed: Haile")) });
    await fill();
    await save();
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("Das hat nicht geklappt"));
    expect(screen.getByRole("alert").textContent).not.toContain("Haile");
  });

  it("counts as unsaved from the first letter until it is saved", async () => {
    render(FormProbe, { onsave: async () => {} });
    expect(hasUnsavedText()).toBe(false);
    await fill();
    expect(hasUnsavedText()).toBe(true);
    await save();
    await waitFor(() => expect(hasUnsavedText()).toBe(false));
  });
});
