import { describe, expect, it } from "vitest";
import type { SweepId } from "../../../../../../content/findings/bursts/sweep-id.ts";
import { allSentBeforeAnswered } from "../../../../../../content/findings/claims/kinds/all-sent-before-answered.ts";
import { fasterBeyondWorkers, fasterThan } from "../../../../../../content/findings/claims/kinds/faster-than.ts";
import { growsLessThan } from "../../../../../../content/findings/claims/kinds/grows-less-than.ts";
import { growsWithRequests, takesAsLongAsOne } from "../../../../../../content/findings/claims/kinds/grows-with.ts";
import { lawIs, servesAtOnce } from "../../../../../../content/findings/claims/kinds/laws/law-is.ts";
import { noDifference } from "../../../../../../content/findings/claims/kinds/no-difference.ts";
import { noFasterThan } from "../../../../../../content/findings/claims/kinds/no-faster-than.ts";
import {
  processCountIs,
  processCountsAre,
  processesBeyondWorkersAre,
} from "../../../../../../content/findings/claims/kinds/processes/process-counts.ts";
import { severalTasksAtOnce } from "../../../../../../content/findings/claims/kinds/several-tasks-at-once.ts";
import { workSecondsWithin } from "../../../../../../content/findings/claims/kinds/work-seconds-within.ts";
import { NOT_MEASURED, type Test } from "../../../../../../content/findings/claims/verdict.ts";
import type { Run } from "../../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";
import {
  changed,
  fromTheStart,
  later,
  mapped,
  onceOf,
  slowAlone,
  slowSingles,
  withCoreAlone,
  withRequests,
  withTasks,
  withWorkSeconds,
} from "./changed-runs.fixture.ts";

const sweepOf = (endpoint: string, target = "fastapianalytics"): SweepId => ({ endpoint, target });

const FASTAPI = sweepOf("sync-cpubound");
const FLASK = sweepOf("sync-cpubound", "flask1xanalytics");
const HIDDEN = sweepOf("badasync-cpubound");
const AWAITED = sweepOf("async-iobound");
const THREADS = sweepOf("threadpool-iobound");
const MATRICES_ON_THREADS = sweepOf("threadpool-cpubound");
const BLOCKED_WAITS = sweepOf("badasync-iobound");

const FLASK_WAITS = sweepOf("sync-iobound", "flask1xanalytics");

const UVICORN = (beyondWorkers: number) => processCountsAre({ target: "uvicornworkers", processes: { beyondWorkers } });

const exact = await fixtureRun();
/** The same run with noise: repetitions differ by one percent either way. */
const run = changed(exact, null, ({ repetition }) => 1 + (repetition === 0 ? 0.01 : -0.01));
const empty = { ...run, observations: [] };

describe("a test of a claim", () => {
  it.each<[string, Test, string]>([
    ["faster", fasterThan(FLASK, FASTAPI), "holds"],
    ["faster the other way round", fasterThan(FASTAPI, FLASK), "fails"],
    ["faster than the same", fasterThan(FASTAPI, HIDDEN), "undecided"],
    ["faster by more than it is", fasterThan(FLASK, FASTAPI, 10), "fails"],
    ["faster beyond its workers", fasterBeyondWorkers(FLASK_WAITS, BLOCKED_WAITS), "holds"],
    ["faster beyond its workers by more than it is", fasterBeyondWorkers(FLASK_WAITS, BLOCKED_WAITS, 10), "fails"],
    ["no difference", noDifference(FASTAPI, HIDDEN, 0.05), "holds"],
    ["no difference where there is one", noDifference(AWAITED, BLOCKED_WAITS, 0.05), "fails"],
    ["n times as long", growsWithRequests(FASTAPI, 0.1), "holds"],
    ["n times as long where it is not", growsWithRequests(AWAITED, 0.1), "fails"],
    ["as long as one", takesAsLongAsOne(AWAITED, 0.1), "holds"],
    ["as long as one where it is not", takesAsLongAsOne(FASTAPI, 0.1), "fails"],
    ["growing less", growsLessThan(MATRICES_ON_THREADS, FASTAPI), "holds"],
    ["growing less by more than it does", growsLessThan(MATRICES_ON_THREADS, FASTAPI, 10), "fails"],
    ["growing less the other way round", growsLessThan(FASTAPI, MATRICES_ON_THREADS), "fails"],
    ["a law", lawIs(FASTAPI, "serial"), "holds"],
    ["another law", lawIs(FASTAPI, "flat"), "fails"],
    ["places", servesAtOnce(THREADS, 40), "holds"],
    ["as many places as workers", servesAtOnce(FLASK_WAITS, "workers"), "holds"],
    ["as many places as cores", servesAtOnce(sweepOf("processpool-cpubound"), "cores"), "holds"],
    ["other places", servesAtOnce(THREADS, 39), "fails"],
    ["more places than any burst had", servesAtOnce(AWAITED, 100), "undecided"],
    ["so many processes more than workers, whenever looked at", UVICORN(2), "holds"],
    ["another number of processes more than workers", UVICORN(1), "fails"],
    ["a count of processes", processCountIs("flask1xanalytics", 4), "holds"],
    ["another count of processes", processCountIs("flask1xanalytics", 5), "fails"],
    ["processes beside workers", processesBeyondWorkersAre("flask2xanalytics", 1), "holds"],
    ["another number of processes beside workers", processesBeyondWorkersAre("flask2xanalytics", 2), "fails"],
    ["several tasks at once", severalTasksAtOnce(HIDDEN), "holds"],
    ["all sent before the first answer", allSentBeforeAnswered(FASTAPI), "holds"],
    ["the wanted seconds", workSecondsWithin(0.1, FASTAPI, FLASK), "holds"],
  ])("that says %s", (_, test, verdict) => {
    expect(test(run)).toMatchObject({ verdict });
    expect(test(run).evidence).not.toMatch(/NaN|undefined|Infinity/);
    expect(test(empty)).toEqual(NOT_MEASURED);
  });
});

describe("a sentence that is false does not hold:", () => {
  it.each<[string, Run, Test, verdict?: string]>([
    [
      "awaited waits take as long as one, where eighty take 1.28 times as long",
      changed(run, AWAITED, ({ level }) => 1 + 0.007 * (level - 1)),
      takesAsLongAsOne(AWAITED, 0.1),
    ],
    [
      "n requests take n times as long, where each further one adds two fifths more",
      changed(run, FASTAPI, ({ level }) => 1 + 0.4 * (1 - 1 / level)),
      growsWithRequests(FASTAPI, 0.1),
    ],
    [
      "no difference, where one level takes 8% more and another 8% less",
      changed(run, HIDDEN, ({ level }) => (level === 2 ? 1.08 : level === 3 ? 0.92 : 1)),
      noDifference(FASTAPI, HIDDEN, 0.05),
      "undecided",
    ],
    [
      "no faster by more than a fifth, where bursts of one size are and the others are not",
      changed(run, HIDDEN, ({ level }) => (level === 3 ? 0.65 : 1.1)),
      noFasterThan(HIDDEN, FASTAPI, 0.2),
    ],
    [
      "threads help, where only the single requests of the two kinds of work differ",
      changed(run, HIDDEN, () => 2),
      growsLessThan(FASTAPI, HIDDEN),
      "undecided",
    ],
    [
      "all is sent before the first answer, where one burst is sent late",
      mapped(run, FASTAPI, (burst) =>
        burst.level === 5 && burst.repetition === 1
          ? withRequests(burst, (one) => ({ ...one, sentSeconds: 50 }))
          : burst,
      ),
      allSentBeforeAnswered(FASTAPI),
    ],
    [
      "all is sent before the first answer, where a request of one burst was never sent",
      mapped(run, FASTAPI, (burst) =>
        burst.level === 5 && burst.repetition === 1
          ? withRequests(burst, (one, at) => (at === 0 ? { ...one, sentSeconds: null } : one))
          : burst,
      ),
      allSentBeforeAnswered(FASTAPI),
    ],
    [
      "faster, where bursts of one size are slower than the other's",
      changed(run, FLASK, ({ level }) => (level === 2 ? 2.6 : 1)),
      fasterThan(FLASK, FASTAPI),
      "undecided",
    ],
    [
      "growing less, where bursts of one size grow more",
      changed(run, MATRICES_ON_THREADS, ({ level }) => (level === 2 ? 2.6 : 1)),
      growsLessThan(MATRICES_ON_THREADS, FASTAPI),
      "undecided",
    ],
    [
      "faster, where the requests of the other ask for twice the work",
      withWorkSeconds(run, FASTAPI, 2),
      fasterThan(FLASK, FASTAPI),
      "undecided",
    ],
    [
      "several tasks at once, where as many are there beside some requests alone",
      mapped(run, HIDDEN, (burst) => withTasks(burst, burst.level === 1 && burst.repetition === 0 ? 1 : 2)),
      severalTasksAtOnce(HIDDEN),
      "undecided",
    ],
    [
      "several tasks at once, where every burst has only one",
      mapped(run, HIDDEN, (burst) => withTasks(burst, 1)),
      severalTasksAtOnce(HIDDEN),
      "undecided",
    ],
    [
      "forty places, where thirty-seven were at work at once",
      mapped(run, THREADS, (burst) => withRequests(burst, (one, at) => (at < 37 ? one : later(one)))),
      servesAtOnce(THREADS, 40),
    ],
    [
      "one after the other, where services overlap",
      mapped(run, FASTAPI, (burst) => withRequests(burst, fromTheStart)),
      lawIs(FASTAPI, "serial"),
    ],
    [
      "the wanted seconds on every target, where requests alone of one miss them, but not what it computed throughout the run",
      slowSingles(run, "flask1xanalytics", 3),
      workSecondsWithin(0.1, FASTAPI, FLASK),
      "undecided",
    ],
    [
      "the wanted seconds on every target, where all requests of one miss them",
      slowAlone(run, "flask1xanalytics", 3),
      workSecondsWithin(0.1, FASTAPI, FLASK),
    ],
    [
      "the wanted seconds on every target, where one request misses them, which something may have held up",
      slowAlone(run, "flask1xanalytics", 1),
      workSecondsWithin(0.1, FASTAPI, FLASK),
      "undecided",
    ],
    [
      "the wanted seconds on every target, where requests alone had less than half of a core",
      withCoreAlone(slowAlone(run, "flask1xanalytics", 3), 0.4),
      workSecondsWithin(0.1, FASTAPI, FLASK),
      "undecided",
    ],
    [
      "the wanted seconds on every target, where requests alone missed them with a core to themselves",
      withCoreAlone(slowAlone(run, "flask1xanalytics", 3), 0.95),
      workSecondsWithin(0.1, FASTAPI, FLASK),
    ],
  ])("%s", (_, world, test, verdict = "fails") => {
    expect(test(world)).toMatchObject({ verdict });
  });
});

it.each([
  [0.4, "; requests that computed alone had no core to themselves"],
  [0.95, "; bursts of one on Flask"],
])("says why requests alone that take too long with %f of a core refute nothing, or what else does", (core, said) => {
  const test = workSecondsWithin(0.1, FASTAPI, FLASK);
  expect(test(withCoreAlone(slowAlone(run, "flask1xanalytics", 3), core)).evidence).toContain(said);
});

it("is not refuted by a single burst of its size, which may have met a faster machine, but by two", () => {
  const faster = changed(run, FASTAPI, ({ level }) => (level === 3 ? 0.8 : 1));
  expect(growsWithRequests(FASTAPI, 0.1)(faster)).toMatchObject({ verdict: "fails" });
  expect(growsWithRequests(FASTAPI, 0.1)(onceOf(faster, FASTAPI, 3)).verdict).not.toBe("fails");
});

it("counts the effect of the level as no noise: a factor that grows with n is decided by two repetitions", () => {
  const growing = changed(run, FASTAPI, ({ level }) => 1 + level / 10);
  expect(fasterThan(FLASK, FASTAPI)(growing)).toMatchObject({ verdict: "holds" });
});

it("is weaker and says so where the server does not say when it was at work", () => {
  const apart = mapped(run, null, (burst) => {
    return { ...burst, requests: burst.requests.map((one) => ({ ...one, work: null })) };
  });
  expect(servesAtOnce(THREADS, 40)(apart).evidence).toContain("fitted to completions alone");
  expect(lawIs(FASTAPI, "serial")(apart)).toMatchObject({ verdict: "holds" });
});
