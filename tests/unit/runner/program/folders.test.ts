import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../../../..");

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

// A variable is often set to nothing by what has no value for it; the folder of nothing would be where somebody is.
it.each([undefined, "", "elsewhere"])(
  "are where their variables say, and else the project's own: %j",
  async (given) => {
    for (const name of ["RUNS", "JOURNALS", "ARTICLES"]) vi.stubEnv(`BENCHBOOK_${name}`, given);
    const { ARTICLES, JOURNALS, RUNS } = await import("../../../../runner/program/folders.ts");
    const own = ["content/runs", ".benchbook/journals", "content/articles"].map((one) => path.join(ROOT, one));
    expect([RUNS, JOURNALS, ARTICLES]).toEqual(given ? own.map(() => path.resolve(given)) : own);
  },
);
