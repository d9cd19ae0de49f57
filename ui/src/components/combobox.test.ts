import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { expect, it } from "vitest";
import Combobox, { type Choice } from "./Combobox.svelte";

const PEOPLE: Choice[] = [
  { value: 1, label: "Haile, Selam", remark: "2026-0001" },
  { value: 2, label: "Hambarjumjan, Arsen", remark: "2026-0002" },
];
const load = async (typed: string) => PEOPLE.filter((one) => one.label.toLowerCase().includes(typed));

it("takes the choice under the arrow and closes the list", async () => {
  render(Combobox, { name: "fall", label: "Person", value: null, load });
  const input = screen.getByRole<HTMLInputElement>("combobox", { name: "Person" });
  await fireEvent.input(input, { target: { value: "ha" } });
  await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
  await fireEvent.keyDown(input, { key: "ArrowDown" });
  expect(input.getAttribute("aria-activedescendant")).toBe(screen.getAllByRole("option")[1]!.id);
  await fireEvent.keyDown(input, { key: "Enter" });
  expect(input.value).toBe("Hambarjumjan, Arsen");
  expect(input.getAttribute("aria-expanded")).toBe("false");
  expect(input.validity.valid).toBe(true);
});

it("is no choice as long as letters stand there that nobody has chosen", async () => {
  render(Combobox, { name: "fall", label: "Person", value: 1, text: "Haile, Selam", load });
  const input = screen.getByRole<HTMLInputElement>("combobox", { name: "Person" });
  expect(input.validity.valid).toBe(true);
  await fireEvent.input(input, { target: { value: "Haile, Sel" } });
  expect(input.validity.valid).toBe(false);
});

it("takes what fits the typed letters, also when Enter is faster than the answer", async () => {
  render(Combobox, { name: "fall", label: "Person", value: null, load });
  const input = screen.getByRole<HTMLInputElement>("combobox", { name: "Person" });
  await fireEvent.focus(input);
  await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
  await fireEvent.input(input, { target: { value: "hamb" } });
  await fireEvent.keyDown(input, { key: "Enter" });
  await waitFor(() => expect(input.value).toBe("Hambarjumjan, Arsen"));
});

it("takes nobody for letters that fit nobody", async () => {
  render(Combobox, { name: "fall", label: "Person", value: null, load });
  const input = screen.getByRole<HTMLInputElement>("combobox", { name: "Person" });
  await fireEvent.focus(input);
  await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
  await fireEvent.input(input, { target: { value: "zz" } });
  await fireEvent.keyDown(input, { key: "Enter" });
  await waitFor(() => expect(screen.queryAllByRole("option")).toHaveLength(0));
  expect(input.value).toBe("zz");
  expect(input.validity.valid).toBe(false);
});
