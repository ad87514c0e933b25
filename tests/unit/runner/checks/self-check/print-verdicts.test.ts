import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { printVerdicts } from "../../../../../runner/checks/self-check/print-verdicts.ts";
import { EXIT } from "../../../../../runner/program/exit-error.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

let log: MockInstance<typeof console.log>;
let quick = "";
let full = "";

beforeEach(async () => {
  log = vi.spyOn(console, "log").mockImplementation(() => {});
  const folder = await scratchFolder();
  [quick, full] = [path.join(folder, "quick.json"), path.join(folder, "full.json")];
  await writeFile(quick, await storedFile("quick"));
  await writeFile(full, await storedFile("newest"));
});

afterEach(() => log.mockRestore());

it("prints how often runs decide each claim, how many are decided and wrong, and whether laws agree", async () => {
  expect(await printVerdicts([full, full, full])).toBe(EXIT.complete);
  const printed = log.mock.calls.flat().join("\n");
  expect(printed).toMatch(/blocking-is-serial +│ holds +│ 2 +│ 0 +│ 0/);
  const [claims, laws] = printed.split("\n").slice(-2);
  expect(claims).toMatch(/^2 runs: claims decided \d+ of \d+, wrong decisions 0$/);
  expect(laws).toMatch(/^1 pairs of runs: laws named alike [1-9]\d*, by one of them or neither \d+, contradicting 0$/);
});

it("refuses runs by different plans, since how often they decide cannot be counted together", async () => {
  const refused = { message: expect.stringContaining("expected a run by the full plan"), exitCode: EXIT.usage };
  await expect(printVerdicts([full, full, quick])).rejects.toMatchObject(refused);
});

it.each([
  ["fewer than two files", () => [full], "expected a reference and at least one run"],
  ["a file that is not there", () => [full, `${full}.none`], "expected a run file that can be read"],
])("refuses %s", async (_, files, message) => {
  await expect(printVerdicts(files())).rejects.toMatchObject({
    message: expect.stringContaining(message),
    exitCode: EXIT.usage,
  });
});
