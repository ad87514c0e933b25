import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Makes Node fail at a look into content/runs, here and in every program that a test starts. */
const NO_STORED_RUNS = `--import ${new URL("tests/fixture/no-stored-runs.ts", import.meta.url).href}`;

// Pages are drawn as a build draws them, and in half the time: React and the Markdown parser are slower in development.
process.env.NODE_ENV = "production";

/** Unit tests touch no network and no Docker; integration tests start real targets, so they run one file at a time. */
export default defineConfig({
  mode: "production",
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}", "tests/stages/*.test.ts"],
          setupFiles: ["tests/prepare/scratch.ts"],
          // Files share processes, so that each module is loaded once; a test leaves the process as it found it.
          isolate: false,
          // Vitest would leave a core to nobody.
          maxWorkers: availableParallelism(),
          env: { NODE_OPTIONS: [process.env.NODE_OPTIONS, NO_STORED_RUNS].filter(Boolean).join(" ") },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          fileParallelism: false,
          // One process for all files, as above.
          isolate: false,
          globalSetup: ["tests/prepare/leave-nothing.ts"],
          setupFiles: ["tests/prepare/scratch.ts"],
          // Nothing is judged by these: they end what would never end, also on a slow machine that does other things.
          testTimeout: 900_000,
          hookTimeout: 1_500_000,
        },
      },
    ],
  },
});
