import path from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { ROOT } from "../start/command.ts";
import { retryWhileBusy } from "../start/let-in.ts";

function bench(...flags: string[]) {
  const command = [path.join(ROOT, "runner/checks/bench/bench-command.ts"), ...flags];
  return retryWhileBusy(
    () => execa(process.execPath, command, { cwd: ROOT, all: true, reject: false }),
    ({ all }) => all,
  );
}

it("measures the one part of the bench that is asked for, and nothing else", async () => {
  const { all, exitCode } = await bench("--only", "merged");
  const figures = all.split("\n").filter((line) => /^│ (?!what )/.test(line));
  const named = figures.map((line) => line.split("│")[1]?.trim());
  expect(named, all).toEqual(["merging load generators", "memory, merging them", "requests lost in merging"]);
  expect(figures.at(-1)).toMatch(/0\.00 +│ at most 0 +│ yes/);
  expect(exitCode).toBe(0);
});

it("refuses a part that the bench does not have, and says which it has", async () => {
  const { all, exitCode } = await bench("--only", "speed");
  expect(exitCode).toBe(2);
  expect(all).toMatch(/'speed' is invalid.* are stored, .*rate, latency, .*merged/);
});
