import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  // An accessibility warning stops the build: nobody reads warnings twice.
  onwarn(warning) {
    throw new Error(`${warning.filename ?? ""}: ${warning.code}: ${warning.message}`);
  },
};
