import { describe, expect, it } from "vitest";
import { TESTS } from "../../../../../content/findings/claims/kinds/tests.ts";
import type { Work } from "../../../../../content/run/request.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../fixture/run.ts";

const { fasterThan, lawIs, noDifference, processCountIs, processesAreAsDeclared, ratioWithin, slopeNear, slotsAre } =
  TESTS;
const {
  allSentBeforeAnswered,
  everyRequestIsTask,
  fasterBeyondWorkers,
  processesBeyondWorkersAre,
  wishedSecondsWithin,
} = TESTS;
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
    ["processes beside workers", processesBeyondWorkersAre("flask2xanalytics", 1), "holds"],
    ["another number of processes beside workers", processesBeyondWorkersAre("flask2xanalytics", 2), "fails"],
    ["every request is a task", everyRequestIsTask("badasync-cpubound"), "holds"],
    ["all sent before the first answer", allSentBeforeAnswered(fastapi), "holds"],
    ["the wished-for seconds", wishedSecondsWithin(0.1, "fastapianalytics", "flask1xanalytics"), "holds"],
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

it("compares beyond the workers only where requests outnumber those of the first sweep", () => {
  const beyond = fasterBeyondWorkers("sync-iobound.flask1xanalytics", "badasync-iobound.fastapianalytics");
  // Of 1, 5 and 41 requests, the two larger are more than three workers: four pairs are too few.
  expect(beyond(run).verdict).toBe("undecided");
  const repetitions = { ...run.plan, repetitions: 4 };
  const twice = run.observations.flatMap((seen): Run["observations"] =>
    seen.kind === "burst" ? [seen, { ...seen, repetition: seen.repetition + 2 }] : [seen],
  );
  const more = beyond({ ...run, plan: repetitions, observations: twice });
  expect(more).toEqual({ verdict: "holds", evidence: expect.stringContaining("8 pairs, n = 5, 41") });
});

it("fails a claim of tasks when a burst has more requests than any of its answers found tasks", () => {
  const few = changed((work) => ({ ...work, concurrentTasks: 4 }));
  expect(everyRequestIsTask("badasync-cpubound")(few)).toEqual({
    verdict: "fails",
    evidence: "4 tasks reported with 5 requests at once",
  });
});

it("fails a claim of sending first when answers come before all is sent, and cannot tell when only some do", () => {
  const late = (from: number) => ({
    ...run,
    observations: run.observations.map((seen) =>
      seen.kind === "burst" && seen.level > from
        ? { ...seen, requests: seen.requests.map((one) => ({ ...one, sentSeconds: 9 })) }
        : seen,
    ),
  });
  expect(allSentBeforeAnswered(fastapi)(late(1)).verdict).toBe("fails");
  expect(allSentBeforeAnswered(fastapi)(late(3)).verdict).toBe("undecided");
});

it("fails a claim of the wished-for seconds when every target misses them, and cannot tell when only one does", () => {
  const test = wishedSecondsWithin(0.1, "fastapianalytics", "flask1xanalytics");
  const slow = changed((work) => ({ ...work, serviceSeconds: 2 * work.serviceSeconds }));
  expect(test(slow).verdict).toBe("fails");
  const other = {
    ...run,
    observations: run.observations.map((seen, at) => (isFirst(seen) ? (slow.observations[at] ?? seen) : seen)),
  };
  expect(test(other).verdict).toBe("undecided");
});

function isFirst(seen: (typeof run.observations)[number]): boolean {
  return seen.target === "fastapianalytics";
}

/** The run with other work reported in every answer. */
function changed(change: (work: Work) => Work): Run {
  const observations = run.observations.map((seen) =>
    "requests" in seen
      ? { ...seen, requests: seen.requests.map((one) => ({ ...one, work: one.work && change(one.work) })) }
      : seen,
  );
  return { ...run, observations };
}
