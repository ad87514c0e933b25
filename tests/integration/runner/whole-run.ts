import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { parseRun } from "../../../content/run/parse.ts";
import type { Run } from "../../../content/run/run.ts";
import { unexplained } from "../../../runner/checks/crash-test/held-up.ts";
import type { Place } from "../../../runner/checks/crash-test/run-until-killed.ts";

/** The run file that a run left, which measured all but what other work on the machine kept it from. */
export async function wholeRun({ runs }: Place, exitCode: number | null | undefined, said: string): Promise<Run> {
  const names = (await readdir(runs)).filter((name) => name.endsWith(".json"));
  expect(names, said).toHaveLength(1);
  const [name = ""] = names;
  const made = await parseRun(await readFile(path.join(runs, name), "utf8"), name);
  expectWhole({ exitCode, run: made }, said);
  return made;
}

/** Expects a run to have measured all but what other work on the machine kept it from, and to say so. */
export function expectWhole({ exitCode, run: made }: { exitCode?: number | null; run: Run | undefined }, said: string) {
  expect(made && unexplained(made), said).toEqual([]);
  expect([exitCode, made?.status], said).toEqual(made?.failures.length === 0 ? [0, "complete"] : [1, "incomplete"]);
}
