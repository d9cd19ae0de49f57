import { expect, it } from "vitest";
import { drawingOf } from "./chart";

const svg = (inside: string, root = 'viewBox="0 0 165 40"') => `<svg xmlns="http://www.w3.org/2000/svg" class="chart" ${root} role="img">${inside}</svg>`;
const BAR = '<defs><pattern id="chart-a-muster-1"><path d="M0 0L1 1"/></pattern></defs><rect class="chart-series-1" x="1" y="1" width="9" height="4" fill="url(#chart-a-muster-1)"/><text x="1" y="2">Ždanovičius &amp; Söhne</text>';

it("takes shapes and words, in a size that follows the letters of the window", () => {
  const drawing = drawingOf(svg(`<title>Teilnahmen</title>${BAR}`));
  expect(drawing?.ownerDocument).toBe(document);
  expect(drawing?.querySelectorAll("rect")).toHaveLength(1);
  expect(drawing?.querySelector("text")?.textContent).toBe("Ždanovičius & Söhne");
  expect(drawing?.getAttribute("width")).toMatch(/^44\.5\d*rem$/);
});

it.each([
  ["nothing", ""],
  ["no image", "<p>Teilnahmen</p>"],
  ["broken", svg("<rect>")],
  ["without a size", svg(BAR, "")],
  ["a script", svg("<script>1</script>")],
  ["a page inside", svg("<foreignObject/>")],
  ["a picture from elsewhere", svg('<image href="https://example.org/x.png"/>')],
  ["something that acts", svg('<rect onload="x()"/>')],
  ["a style", svg('<rect style="fill:url(https://example.org/x)"/>')],
  ["a pattern from elsewhere", svg('<rect fill="url(https://example.org/x#a)"/>')],
])("refuses %s", (_, text) => {
  expect(drawingOf(text)).toBeNull();
});
