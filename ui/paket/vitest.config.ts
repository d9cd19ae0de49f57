// The tests of the page without software. They need no window: the engine runs in a worker.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["paket/**/*.test.{ts,mjs}"],
    // Passphrases are slow on purpose, and machines are shared.
    testTimeout: 120_000,
  },
});
