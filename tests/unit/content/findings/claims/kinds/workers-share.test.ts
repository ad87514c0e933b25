import { expect, it } from "vitest";
import {
  workersShareEvenly,
  workersShareUnevenly,
} from "../../../../../../content/findings/claims/kinds/workers-share.ts";
import { NOT_MEASURED } from "../../../../../../content/findings/claims/verdict.ts";
import { servedBy } from "../../../../../../content/findings/worlds/falsified.ts";
import type { Run } from "../../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";

const SWEEP = { target: "flask1xanalytics", endpoint: "sync-cpubound" };
const [evenly, unevenly] = [workersShareEvenly(SWEEP), workersShareUnevenly(SWEEP)];
const run = await fixtureRun();

/** The run with several times as many bursts, in which the workers of some share evenly, and one serves all of others. */
function shared(isEven: (burst: number) => boolean): Run {
  let count = 0;
  const observations = run.observations.flatMap((seen) => {
    if (seen.kind !== "burst" || seen.target !== SWEEP.target || seen.endpoint !== SWEEP.endpoint) return [seen];
    return Array.from({ length: 6 }, () =>
      servedBy(seen, seen.level === 1 || isEven(count++) ? (place) => place % 3 : () => 7),
    );
  });
  return { ...run, observations };
}

it.each([
  ["every burst is shared evenly", () => true, "holds", "fails"],
  ["one worker serves all of one burst", (burst: number) => burst !== 4, "undecided", "undecided"],
  ["one worker serves all of every other burst", (burst: number) => burst % 2 === 0, "fails", "holds"],
] as const)("where %s", (_, isEven, even, uneven) => {
  const world = shared(isEven);
  expect(evenly(world)).toMatchObject({ verdict: even });
  expect(unevenly(world)).toMatchObject({ verdict: uneven });
});

it("says how often and at worst how unevenly, and nothing of a target with one worker", () => {
  expect(unevenly(shared((burst) => burst % 2 === 0)).evidence).toMatch(
    /one of 3 workers served more than its part in 18 of 36 bursts; at worst \d of \d requests/,
  );
  expect(workersShareEvenly({ ...SWEEP, target: "fastapianalytics" })(run)).toEqual(NOT_MEASURED);
});
