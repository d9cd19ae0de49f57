// Builds the window. KERN stays its own unmodified file (EUPL-1.2), so that anybody can compare it with the package.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

const KERN_HREF = "/kern/kern.min.css";

function packageFile(path: string): Buffer {
  return readFileSync(fileURLToPath(new URL(path, import.meta.url)));
}

/** Files that are delivered as they are, beside the bundle. */
const DELIVERED: Record<string, string> = {
  "kern/kern.min.css": "./node_modules/@kern-ux/native/dist/kern.min.css",
  "kern/LICENSE.md": "./node_modules/@kern-ux/native/LICENSE.md",
  "assets/OFL-FiraSans.txt": "./licences/OFL-FiraSans.txt",
};

function kern(): Plugin {
  return {
    name: "fallmappe-kern",
    configureServer(server) {
      server.middlewares.use(KERN_HREF, (_request, response) => {
        response.setHeader("content-type", "text/css");
        response.end(packageFile(DELIVERED["kern/kern.min.css"]!));
      });
    },
    generateBundle() {
      for (const [fileName, path] of Object.entries(DELIVERED)) {
        this.emitFile({ type: "asset", fileName, source: packageFile(path) });
      }
    },
    transformIndexHtml: {
      order: "post",
      // First in the head: our own sheets correct KERN and have to come after it.
      handler: () => [{ tag: "link", attrs: { rel: "stylesheet", href: KERN_HREF }, injectTo: "head-prepend" }],
    },
  };
}

export default defineConfig({
  plugins: [svelte(), kern()],
  build: {
    target: ["chrome120", "safari17"],
    // Fonts and pictures come from 'self' alone; nothing is folded into data: addresses.
    assetsInlineLimit: 0,
    // The preload helper of the bundler is inline code by another name, and the pages are few.
    modulePreload: false,
    sourcemap: false,
  },
});
