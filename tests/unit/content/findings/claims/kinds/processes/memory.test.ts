import { expect, it } from "vitest";
import { needsLessMemory } from "../../../../../../../content/findings/claims/kinds/processes/memory.ts";
import { memoryPerWorker } from "../../../../../../../content/findings/values/server-values.ts";
import { fixtureRun } from "../../../../../../fixture/made-run/run.ts";
import { runWith } from "../../../processes/servers.fixture.ts";

const run = await fixtureRun();
const less = needsLessMemory("preloaded", "plain", 0.1);

it.each([
  ["holds where every list has less by more than the margin", 20, "holds"],
  ["fails where it is less by hardly anything", 38, "fails"],
  // 36.2 and a tenth of it are less than 40, but nine tenths of 40 are 36.
  ["fails where it is less by not quite a tenth", 36.2, "fails"],
  ["fails where it is more", 60, "fails"],
  ["is undecided where what is shared could not be read", null, "undecided"],
])("needing less memory %s", (_, mebibytes, verdict) => {
  expect(less(runWith(run, { preloaded: { mebibytes }, plain: { mebibytes: 40 } })).verdict).toBe(verdict);
});

it("says both in mebibytes, and how many lists were looked at", () => {
  const judged = less(runWith(run, { preloaded: { mebibytes: 20 }, plain: { mebibytes: 40 } }));
  expect(judged).toMatchObject({ evidence: "idle: preloaded 80 MiB, plain 160 MiB", observations: 2 });
});

it("does not hold in a run that is made false", () => {
  const true_ = runWith(run, { preloaded: { mebibytes: 20 }, plain: { mebibytes: 40 } });
  const change = less.falsification?.falsify(true_, 0)?.run;
  expect(change && less(change(true_)).verdict).toBe("fails");
});

it("is divided among workers, the master's with theirs", () => {
  expect(memoryPerWorker("plain")(runWith(run, { plain: { mebibytes: 30 } }))).toEqual({ number: 40, unit: "MiB" });
  expect(memoryPerWorker("plain")(runWith(run, { plain: { mebibytes: null } })).number).toBeNull();
  expect(memoryPerWorker("absent")(run).number).toBeNull();
});
