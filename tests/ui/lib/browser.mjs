// Chromium as Debian ships it, with ears for everything the console says.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../../ui/package.json", import.meta.url));
const { chromium } = require("playwright-core");

export const AXE_SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** A page, with the list of what went wrong in it. */
export async function openPage(url) {
  const browser = await chromium.launch({
    executablePath: process.env.FALLMAPPE_CHROMIUM ?? "/usr/bin/chromium",
    args: ARGUMENTS,
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: "de-DE", colorScheme: "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !isRefusedCommand(message)) troubles.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) troubles.push(`foreign request: ${new URL(request.url()).origin}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { browser, page, troubles };
}

/** A command that answers no is an answer, but the browser logs its status. */
function isRefusedCommand(message) {
  return message.location().url.includes("/rpc/") && message.text().includes("422");
}
