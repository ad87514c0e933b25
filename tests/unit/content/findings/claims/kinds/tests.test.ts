import { describe, expect, it } from "vitest";
import { TESTS } from "../../../../../../content/findings/claims/kinds/tests.ts";
import type { SweepName, Test } from "../../../../../../content/findings/claims/verdict.ts";
import { sideOf } from "../../../../../../content/findings/claims/verdict.ts";
import type { Burst } from "../../../../../../content/run/observations/burst.ts";
import type { RequestRecord, Work } from "../../../../../../content/run/parts/request.ts";
import type { Run } from "../../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../../fixture/run.ts";

const { allSentBeforeAnswered, fasterBeyondWorkers, fasterThan, growsLessThan, growsWithRequests, lawIs } = TESTS;
const { noDifference, processCountIs, processesAreAsDeclared, processesBeyondWorkersAre } = TESTS;
const { servesAtOnce, severalTasksAtOnce, takesAsLongAsOne, wishedSecondsWithin } = TESTS;

const FASTAPI = "sync-cpubound.fastapianalytics";
const FLASK = "sync-cpubound.flask1xanalytics";
const HIDDEN = "badasync-cpubound.fastapianalytics";
const AWAITED = "async-iobound.fastapianalytics";
const THREADS = "threadpool-iobound.fastapianalytics";
const MATRICES_ON_THREADS = "threadpool-cpubound.fastapianalytics";
const BLOCKED_WAITS = "badasync-iobound.fastapianalytics";

const exact = await fixtureRun();
/** The same run with noise: repetitions differ by one percent either way. */
const run = changed(exact, null, ({ repetition }) => 1 + (repetition === 0 ? 0.01 : -0.01));
const empty = { ...run, observations: [] };

describe("a test of a claim", () => {
  it.each<[string, Test, string]>([
    ["faster", fasterThan(FLASK, FASTAPI), "holds"],
    ["faster the other way round", fasterThan(FASTAPI, FLASK), "fails"],
    ["faster than the same", fasterThan(FASTAPI, HIDDEN), "undecided"],
    ["faster beyond its workers", fasterBeyondWorkers("sync-iobound.flask1xanalytics", BLOCKED_WAITS), "holds"],
    ["no difference", noDifference(FASTAPI, HIDDEN, 0.05), "holds"],
    ["no difference where there is one", noDifference(AWAITED, BLOCKED_WAITS, 0.05), "fails"],
    ["n times as long", growsWithRequests(FASTAPI, 0.1), "holds"],
    ["n times as long where it is not", growsWithRequests(AWAITED, 0.1), "fails"],
    ["as long as one", takesAsLongAsOne(AWAITED, 0.1), "holds"],
    ["as long as one where it is not", takesAsLongAsOne(FASTAPI, 0.1), "fails"],
    ["growing less", growsLessThan(MATRICES_ON_THREADS, FASTAPI), "holds"],
    ["growing less the other way round", growsLessThan(FASTAPI, MATRICES_ON_THREADS), "fails"],
    ["a law", lawIs(FASTAPI, "serial"), "holds"],
    ["another law", lawIs(FASTAPI, "flat"), "fails"],
    ["places", servesAtOnce(THREADS, 40), "holds"],
    ["as many places as workers", servesAtOnce("sync-iobound.flask1xanalytics", "workers"), "holds"],
    ["other places", servesAtOnce(THREADS, 39), "fails"],
    ["more places than any burst had", servesAtOnce(AWAITED, 100), "undecided"],
    ["processes as declared", processesAreAsDeclared("uvicornworkers"), "holds"],
    ["a count of processes", processCountIs("flask1xanalytics", 4), "holds"],
    ["another count of processes", processCountIs("flask1xanalytics", 5), "fails"],
    ["processes beside workers", processesBeyondWorkersAre("flask2xanalytics", 1), "holds"],
    ["another number of processes beside workers", processesBeyondWorkersAre("flask2xanalytics", 2), "fails"],
    ["several tasks at once", severalTasksAtOnce("badasync-cpubound"), "holds"],
    ["all sent before the first answer", allSentBeforeAnswered(FASTAPI), "holds"],
    ["the wished-for seconds", wishedSecondsWithin(0.1, "fastapianalytics", "flask1xanalytics"), "holds"],
  ])("that says %s", (_, test, verdict) => {
    expect(test(run)).toMatchObject({ verdict });
    expect(test(run).evidence).not.toMatch(/NaN|undefined|Infinity/);
    expect(test(empty)).toEqual({ verdict: "undecided", evidence: "this run did not measure it" });
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
      "several tasks at once, where one burst of five has only one",
      mapped(run, HIDDEN, (burst) => (burst.level === 5 && burst.repetition === 1 ? withTasks(burst, 1) : burst)),
      severalTasksAtOnce("badasync-cpubound"),
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
      "the wished-for seconds on every target, where one misses them",
      slowSingle(run, "flask1xanalytics"),
      wishedSecondsWithin(0.1, "fastapianalytics", "flask1xanalytics"),
    ],
  ])("%s", (_, world, test, verdict = "fails") => {
    expect(test(world)).toMatchObject({ verdict });
  });
});

it("counts the effect of the level as no noise: a factor that grows with n is decided by two repetitions", () => {
  const growing = changed(run, FASTAPI, ({ level }) => 1 + level / 10);
  expect(fasterThan(FLASK, FASTAPI)(growing)).toMatchObject({ verdict: "holds" });
});

it("says what would have been noticed, and of a margin that is less, that the claim could hardly have failed", () => {
  const noisy = changed(exact, FASTAPI, ({ repetition }) => (repetition === 0 ? 1.3 : 0.7));
  expect(growsWithRequests(FASTAPI, 0.1)(run).evidence).toMatch(/; margin 10%; \d(\.\d)?% would have been noticed$/);
  expect(growsWithRequests(FASTAPI, 0.1)(noisy).verdict).toBe("undecided");
  expect(growsWithRequests(FASTAPI, 0.1)(noisy).evidence).toMatch(/could hardly have failed$/);
});

it("is weaker and says so where the server's clock is another", () => {
  const apart = mapped(run, null, (burst) => ({ ...burst, clock: "separate" }));
  expect(servesAtOnce(THREADS, 40)(apart).evidence).toContain("fitted to completions alone");
  expect(lawIs(FASTAPI, "serial")(apart)).toMatchObject({ verdict: "holds" });
});

/** A run with other bursts, of one sweep or of all. */
function mapped(of: Run, sweep: SweepName | null, change: (burst: Burst) => Burst): Run {
  const side = sweep && sideOf(sweep);
  const isMeant = (seen: Burst) => !side || (seen.endpoint === side.endpoint && seen.target === side.target);
  return {
    ...of,
    observations: of.observations.map((seen) => (seen.kind === "burst" && isMeant(seen) ? change(seen) : seen)),
  };
}

/** A run in which all moments of a burst, but for those of sending, come so many times as late. */
function changed(of: Run, sweep: SweepName | null, factor: (burst: Burst) => number): Run {
  return mapped(of, sweep, (burst) => withRequests(burst, (one) => stretched(one, factor(burst))));
}

function stretched(one: RequestRecord, factor: number): RequestRecord {
  const { firstByteSeconds, lastByteSeconds, work } = one;
  return {
    ...one,
    firstByteSeconds: firstByteSeconds && firstByteSeconds * factor,
    lastByteSeconds: lastByteSeconds && lastByteSeconds * factor,
    work: work && {
      ...work,
      beganSeconds: work.beganSeconds * factor,
      endedSeconds: work.endedSeconds * factor,
      serviceSeconds: work.serviceSeconds * factor,
    },
  };
}

function withRequests(burst: Burst, change: (one: RequestRecord, at: number) => RequestRecord): Burst {
  return { ...burst, requests: burst.requests.map(change) };
}

function withWork(one: RequestRecord, change: (work: Work) => Work): RequestRecord {
  return { ...one, work: one.work && change(one.work) };
}

/** A request that is worked on, and answered, only after all others are done. */
function later(one: RequestRecord): RequestRecord {
  const { firstByteSeconds, lastByteSeconds } = one;
  const worked = withWork(one, (work) => ({
    ...work,
    beganSeconds: work.beganSeconds + 9,
    endedSeconds: work.endedSeconds + 9,
  }));
  return { ...worked, firstByteSeconds: (firstByteSeconds ?? 0) + 9, lastByteSeconds: (lastByteSeconds ?? 0) + 9 };
}

/** A request that is worked on from the start of its burst until it is answered. */
function fromTheStart(one: RequestRecord): RequestRecord {
  return withWork(one, (work) => ({ ...work, beganSeconds: 0.001, serviceSeconds: work.endedSeconds - 0.001 }));
}

function withTasks(burst: Burst, requests: number): Burst {
  return withRequests(burst, (one) => withWork(one, (work) => ({ ...work, concurrentTasks: 2 + requests })));
}

/** A run in which the one request alone of a target takes twice as long. */
function slowSingle(of: Run, target: string): Run {
  const observations = of.observations.map((seen) =>
    seen.kind === "single" && seen.target === target
      ? { ...seen, requests: seen.requests.map((one) => stretched(one, 2)) }
      : seen,
  );
  return { ...of, observations };
}
