import { describe, expect, it } from "vitest";
import { TESTS } from "../../../../../content/findings/claims/tests.ts";
import { fixtureRun } from "../../../../fixture/run.ts";

const { fasterThan, lawIs, noDifference, processCountIs, processesAreAsDeclared, ratioWithin, slopeNear, slotsAre } =
  TESTS;
const run = await fixtureRun();
const empty = { ...run, observations: [] };

const [fastapi, flask] = ["sync-cpubound.fastapianalytics", "sync-cpubound.flask1xanalytics"] as const;
const hidden = "badasync-cpubound.fastapianalytics";

describe("a test of a claim", () => {
  it.each([
    ["faster", fasterThan(flask, fastapi), "holds"],
    ["faster the other way round", fasterThan(fastapi, flask), "fails"],
    ["faster than the same", fasterThan(fastapi, hidden), "undecided"],
    ["ratio within", ratioWithin(flask, fastapi, 1, 2.1), "holds"],
    ["ratio within others", ratioWithin(flask, fastapi, 5, 6), "fails"],
    ["no difference", noDifference(fastapi, hidden, 0.05), "holds"],
    [
      "no difference where there is one",
      noDifference("async-iobound.fastapianalytics", "badasync-iobound.fastapianalytics", 0.05),
      "undecided",
    ],
    ["slope near", slopeNear(fastapi, 1, 0.1), "holds"],
    ["slope near another", slopeNear(fastapi, 2, 0.1), "fails"],
    ["law", lawIs(fastapi, "serial"), "holds"],
    ["another law", lawIs(fastapi, "flat"), "fails"],
    ["slots", slotsAre("threadpool-iobound.fastapianalytics", 40), "holds"],
    ["other slots", slotsAre("threadpool-iobound.fastapianalytics", 39), "fails"],
    ["more slots than any burst had", slotsAre("async-iobound.fastapianalytics", 100), "undecided"],
    ["processes as declared", processesAreAsDeclared("uvicornworkers"), "holds"],
    ["a count of processes", processCountIs("flask1xanalytics", 4), "holds"],
    ["another count of processes", processCountIs("flask1xanalytics", 5), "fails"],
  ] as const)("that says %s", (_, test, verdict) => {
    expect(test(run).verdict).toBe(verdict);
    expect(test(run).evidence).not.toMatch(/NaN|undefined|Infinity/);
    expect(test(empty)).toEqual({ verdict: "undecided", evidence: "this run did not measure it" });
  });
});

it("is undecided about a law that its levels cannot tell from another", () => {
  const sweeps = run.plan.sweeps.map((sweep) => ({ ...sweep, levels: [1, 2] }));
  const two = {
    ...run,
    plan: { ...run.plan, sweeps },
    observations: run.observations.filter((seen) => seen.kind !== "burst" || seen.level <= 2),
  };
  expect(lawIs("processpool-cpubound.fastapianalytics", "staircase")(two).verdict).not.toBe("holds");
});
