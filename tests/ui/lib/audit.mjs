// What every screen must be: free of findings by axe in light and dark, and without a horizontal bar when narrow.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AXE_SOURCE } from "./browser.mjs";

const OUT = fileURLToPath(new URL("../out/", import.meta.url));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = { width: 1366, height: 900 };
/** 320 px is what WCAG 1.4.10 asks for; 683 px is a usual laptop at 200 %. */
const NARROW = [{ width: 320, height: 800 }, { width: 683, height: 450 }];

let serial = 0;

/** Removes the pictures of the last run; those of the real window lie in a folder of their own and stay. */
export function clearPictures() {
  mkdirSync(OUT, { recursive: true });
  for (const name of readdirSync(OUT)) {
    if (name.endsWith(".png")) rmSync(`${OUT}${name}`);
  }
}

/** Looks at the present screen in every way; `name` is part of the file names. */
export async function audit(page, report, name) {
  serial += 1;
  const file = (variant) => `${OUT}${String(serial).padStart(2, "0")}-${name}-${variant}.png`;
  const inDialog = await page.locator("dialog[open]").count();
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await axe(page, report, `${name}, ${colorScheme}`);
    await picture(page, { path: file(colorScheme), fullPage: inDialog === 0 });
  }
  await page.emulateMedia({ colorScheme: "light" });
  for (const viewport of NARROW) {
    await page.setViewportSize(viewport);
    await page.waitForTimeout(60);
    const over = await page.evaluate(overflow);
    report.ok(over.length === 0, `${name} at ${viewport.width} px has no horizontal bar`, over.join("; "));
    await picture(page, { path: file(`${viewport.width}px`) });
  }
  await page.setViewportSize(WIDE);
}

/** Contrast themes have no shades: what is drawn by a mask must not vanish. */
export async function auditForcedColours(page, report, name) {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "light" });
  const invisible = await page.evaluate(() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll("[class*='kern-icon--']")]
      .filter((icon) => icon.getClientRects().length > 0 && getComputedStyle(icon).backgroundColor === paper)
      .map((icon) => icon.className);
  });
  report.ok(invisible.length === 0, `${name}: every icon is seen in forced colours`, invisible.join("; "));
  await picture(page, { path: `${OUT}${String(serial).padStart(2, "0")}-${name}-forced.png` });
  await page.emulateMedia({ forcedColors: "none" });
}

/** Tab through the screen: every stop is marked, and none repeats before the end. */
export async function auditKeyboard(page, report, name, most = 25) {
  await page.evaluate(() => document.body.focus());
  const unmarked = [];
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      const box = element.getBoundingClientRect();
      return { marked, onScreen: box.bottom > 0 && box.top < innerHeight, what: element.outerHTML.slice(0, 90) };
    });
    if (seen && (!seen.marked || !seen.onScreen)) unmarked.push(seen.what);
  }
  report.ok(unmarked.length === 0, `${name}: the focus is always to be seen`, unmarked.join("; "));
}

/**
 * Takes a picture. On a busy machine headless Chromium now and then stops drawing after a change of size or theme;
 * another size wakes it up. Pictures are for people, so a missing one fails nothing.
 */
async function picture(page, options) {
  const taken = await page.screenshot({ ...options, timeout: 8000 }).then(() => true, () => false);
  if (taken) return;
  const { width, height } = page.viewportSize();
  await page.bringToFront();
  await page.setViewportSize({ width: width + 1, height });
  await page.setViewportSize({ width, height });
  await page.screenshot({ ...options, timeout: 8000 }).catch(() => console.log(`no picture: ${options.path}`));
}

async function axe(page, report, what) {
  await page.evaluate(AXE_SOURCE);
  const findings = await page.evaluate(async (tags) => {
    const result = await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return result.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} (${node.any[0]?.message ?? node.failureSummary ?? ""})`).join(", ")}`);
  }, TAGS);
  report.ok(findings.length === 0, `axe: ${what}`, findings.join(" || "));
}

function overflow() {
  const root = document.documentElement;
  const roots = [root, ...document.querySelectorAll("dialog[open]")];
  return roots
    .filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => {
      const wide = [...one.querySelectorAll("*")].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.right > root.clientWidth + 1 && !element.closest(".fm-tablewrap, .fm-file");
      });
      const last = wide.at(-1);
      return `${one.scrollWidth - one.clientWidth} px by ${last ? `${last.tagName}.${last.className}` : "?"}`;
    });
}
