import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

/** Makes Node fail at a look into content/runs, here and in every program that a test starts. */
const NO_STORED_RUNS = `--import ${new URL("tests/fixture/isolation/no-stored-runs.ts", import.meta.url).href}`;

/** Tests of parts of the runner on real servers that need the machine for no run, and so go on beside one. */
const COMPONENTS = [
  ...["agent", "checks/self-test", "experiments", "fleet/compose-file", "fleet/logs", "load", "replicate"].map(
    (folder) => `${folder}/**/*.test.ts`,
  ),
  ...["fleet/find-absent.test.ts", "fleet/wait-until-healthy.test.ts", "../leave-nothing.test.ts"],
].map((files) => path.posix.join("tests/integration/runner", files));

/** Tests of runs on machines of their own, which go on beside a run on this one. */
const SWARM = ["tests/integration/runner/swarm/**/*.test.ts"];

/**
 * Tests of runs that are refused or cut short, and of runs whose targets go wrong: all as local processes, so that they go on
 * beside a run on another network.
 */
const MISHAPS = [
  ...["checks/crash-test", "guard/ends", "program/disk", "run/refusals", "run/stages/until-decided"],
  ...["replicate-resumed", "resume", "steady-cut-short"].map((name) => `run/resume/${name}`),
  ...["misbehaving", "hostile", "upstream-down", "injected-processes", "foreign-processes"].map(
    (name) => `faults/${name}`,
  ),
].map((name) => `tests/integration/runner/${name}.test.ts`);

/** Of all kinds of tests on real servers: one file at a time, and one process for all files, which loads each module once. */
const ON_REAL_SERVERS = {
  fileParallelism: false,
  isolate: false,
  globalSetup: ["tests/prepare/leave-nothing.ts"],
  setupFiles: ["tests/prepare/scratch.ts"],
  // Nothing is judged by these: they end what would never end, also on a slow machine that does other things.
  testTimeout: 900_000,
  hookTimeout: 1_500_000,
};

// Pages are drawn as a build draws them, and in half the time: React and the Markdown parser are slower in development.
process.env.NODE_ENV = "production";
// What is set for runs, articles or a site of one's own is not for tests.
for (const name of ["ARTICLES", "RUNS", "JOURNALS", "OUT"]) delete process.env[`BENCHBOOK_${name}`];
for (const name of ["BASE_PATH", "SITE_URL"]) delete process.env[name];

/** Unit tests touch no network and no Docker; the others start real servers. */
export default defineConfig({
  mode: "production",
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}", "tests/stages/**/*.test.ts"],
          setupFiles: ["tests/prepare/scratch.ts"],
          // Files share processes, so that each module is loaded once; a test leaves the process as it found it.
          isolate: false,
          // Vitest would leave a core to nobody.
          maxWorkers: availableParallelism(),
          env: { NODE_OPTIONS: [process.env.NODE_OPTIONS, NO_STORED_RUNS].filter(Boolean).join(" ") },
          testTimeout: ON_REAL_SERVERS.testTimeout,
          hookTimeout: ON_REAL_SERVERS.hookTimeout,
        },
      },
      {
        extends: true,
        test: {
          ...ON_REAL_SERVERS,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          setupFiles: [...ON_REAL_SERVERS.setupFiles, "tests/integration/runner/applications/set-up-applications.ts"],
          exclude: [...COMPONENTS, ...SWARM, ...MISHAPS],
        },
      },
      {
        extends: true,
        test: { ...ON_REAL_SERVERS, name: "mishaps", include: MISHAPS },
      },
      {
        extends: true,
        test: { ...ON_REAL_SERVERS, name: "components", include: COMPONENTS },
      },
      {
        extends: true,
        test: { ...ON_REAL_SERVERS, name: "swarm", include: SWARM },
      },
    ],
  },
});
