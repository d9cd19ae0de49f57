// A chart from the program, as a node of the page. The text is parsed as an image and taken only when it holds nothing
// but shapes and words; it never becomes part of the page as markup.

const KNOWN = new Set(["svg", "title", "desc", "defs", "pattern", "path", "rect", "text"]);
/** Length of a millimetre of the drawing: its letters are as large as small text of the window, and grow with it. */
const REM_PER_MM = 0.27;

/** The drawing; `null` when the text is no drawing of this program. */
export function drawingOf(text: string): SVGSVGElement | null {
  if (text === "") return null;
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg" || ![root, ...root.querySelectorAll("*")].every(isPlain)) return null;
  const [, , width = 0, height = 0] = (root.getAttribute("viewBox") ?? "").split(" ").map(Number);
  if (!(width > 0 && height > 0)) return null;
  root.setAttribute("width", `${width * REM_PER_MM}rem`);
  root.setAttribute("height", `${height * REM_PER_MM}rem`);
  return document.importNode(root, true) as unknown as SVGSVGElement;
}

/** A shape or words, without anything that acts or loads. */
function isPlain(element: Element): boolean {
  const { attributes } = element;
  return KNOWN.has(element.localName) && [...attributes].every(({ name, value }) => !/^on|href$|^style$/i.test(name) && (!value.includes("url(") || /^url\(#[\w-]+\)$/.test(value)));
}
