// The walls of the window: who may import whom (rooms.md 3.4), and what the strict content policy forbids.
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const DOMAINS = ["verlauf", "dateien", "heute", "fristen", "suche", "tresor", "faelle", "uebergabe", "stellen", "statistik", "sync", "einstellungen", "einlesen", "datenschutz", "projektende"];

const TAURI = {
  group: ["@tauri-apps/*"],
  message: "Only src/ipc knows the desktop; everything else runs in a browser test as well.",
};

function wall(folder, forbidden, message) {
  return {
    files: [`src/${folder}/**/*.{ts,svelte}`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            ...(folder === "ipc" ? [] : [TAURI]),
            ...(forbidden.length > 0 ? [{ group: forbidden.map((name) => `**/${name}/**`), message }] : []),
          ],
        },
      ],
    },
  };
}

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/ipc/generated/"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  { files: ["*.config.{js,ts}"], languageOptions: { globals: { ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": "error",
      "no-restricted-globals": [
        "error",
        { name: "localStorage", message: "Nothing of a case may lie outside the vault." },
        { name: "sessionStorage", message: "Nothing of a case may lie outside the vault." },
        { name: "indexedDB", message: "Nothing of a case may lie outside the vault." },
        { name: "alert", message: "Does nothing in some engines; use the dialog." },
        { name: "confirm", message: "Does nothing in some engines; use the dialog." },
      ],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text goes in as text." },
        { property: "outerHTML", message: "Text goes in as text." },
        { property: "insertAdjacentHTML", message: "Text goes in as text." },
      ],
      "no-console": "error",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      // Maps here are local to a function or hold what nothing renders.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  wall("components", [...DOMAINS, "ipc", "app", "screens"], "Shared parts stay shared: no domain, no ipc."),
  wall("i18n", [...DOMAINS, "ipc", "app", "screens", "components"], "Texts and formats stand on nothing."),
  wall("ipc", [...DOMAINS, "app", "screens", "components"], "The wire knows nothing of the screens."),
  wall("app", [...DOMAINS, "screens"], "The frame does not know what it frames."),
  ...DOMAINS.map((name) =>
    wall(name, [...DOMAINS.filter((other) => other !== name), "screens", "app"], "Domains meet in screens."),
  ),
  wall("screens", [], ""),
  { files: ["src/*.{ts,svelte}"], rules: { "no-restricted-imports": ["error", { patterns: [TAURI] }] } },
);
