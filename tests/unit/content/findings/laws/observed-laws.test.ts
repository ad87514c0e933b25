import { expect, it } from "vitest";
import { observedLawOf } from "../../../../../content/findings/laws/observed-laws.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

const run = await parseRun(await storedFile("newest"), "the stored run", true);

/** The law that the code of each target makes: what blocks a loop, a thread, a worker or nothing. */
const KNOWN: Record<string, string> = {
  "sync-cpubound.fastapianalytics": "serial of 1",
  "sync-cpubound.flask1xanalytics": "queued and shared of 3",
  "sync-cpubound.flask2xanalytics": "queued and shared of 5",
  "badasync-cpubound.fastapianalytics": "serial of 1",
  "sync-cpubound?work=python.fastapianalytics": "serial of 1",
  "badasync-cpubound?work=python.fastapianalytics": "serial of 1",
  "threadpool-cpubound.fastapianalytics": "shared of 10",
  "threadpool-cpubound?work=python.fastapianalytics": "shared of 10",
  "processpool-cpubound.fastapianalytics": "staircase of 2",
  "processpool-cpubound?work=python.fastapianalytics": "staircase of 2",
  "async-iobound.fastapianalytics": "flat of 80",
  "threadpool-iobound.fastapianalytics": "staircase of 40",
  "badasync-iobound.fastapianalytics": "serial of 1",
  "sync-iobound.flask1xanalytics": "staircase of 3",
  "sync-iobound.flask2xanalytics": "staircase of 5",
};

function changed(change: (burst: Extract<Run["observations"][number], { kind: "burst" }>) => object): Run {
  const observations = run.observations.map((seen) => (seen.kind === "burst" ? { ...seen, ...change(seen) } : seen));
  return { ...run, observations };
}

it("finds every law of the stored full run, and how many were served at once", () => {
  const found = run.plan.sweeps.map((sweep) => {
    const law = observedLawOf(run, sweep);
    expect(law?.isWeaker).toBe(false);
    return [`${sweep.endpoint}.${sweep.target}`, `${law?.law} of ${law?.concurrency}`];
  });
  expect(Object.fromEntries(found)).toEqual(KNOWN);
});

it("takes the stretch from every level at which all places were taken, so that one disturbed level names no other law", () => {
  const side = { endpoint: "sync-iobound", target: "flask1xanalytics" };
  const held = changed(({ level, requests }) => ({
    requests: requests.map((one) =>
      level === 80 && one.work ? { ...one, work: { ...one.work, serviceSeconds: 1.5 * one.work.serviceSeconds } } : one,
    ),
  }));
  const [before, after] = [observedLawOf(run, side), observedLawOf(held, side)];
  // Three workers are all at work in bursts of 5, 10, 20, 40, 41 and 80, which weigh the same.
  expect(before?.byLevel.filter(({ concurrency }) => concurrency === 3)).toHaveLength(6);
  expect((after?.stretch?.ratio ?? 0) / (before?.stretch?.ratio ?? 1)).toBeCloseTo(1.5 ** (1 / 6), 6);
  expect(after).toMatchObject({ law: "staircase" });
});

it("is the same where the server has a clock of its own: what overlaps is told by that alone", () => {
  const hour = 3600;
  const apart = changed(({ requests }) => ({
    clock: "separate",
    requests: requests.map((one) => ({
      ...one,
      work: one.work && {
        ...one.work,
        ...{ beganSeconds: one.work.beganSeconds + hour, endedSeconds: one.work.endedSeconds + hour },
      },
    })),
  }));
  for (const sweep of run.plan.sweeps)
    expect(observedLawOf(apart, sweep)).toMatchObject({ law: observedLawOf(run, sweep)?.law ?? null, isWeaker: false });
});

it("rests on completions alone where no request tells, says so, and is then never wrong but sometimes undecided", () => {
  const apart = changed(({ requests }) => ({ requests: requests.map((one) => ({ ...one, work: null })) }));
  const laws = run.plan.sweeps.map((sweep) => {
    const found = observedLawOf(apart, sweep);
    expect(found).toMatchObject({ isWeaker: true, stretch: null, byLevel: [] });
    return { found: found?.law ?? null, known: KNOWN[`${sweep.endpoint}.${sweep.target}`] };
  });
  const decided = laws.filter(({ found }) => found !== null);
  expect(decided.length).toBeGreaterThanOrEqual(11);
  for (const { found, known } of decided) expect(known).toContain(found);
});

it("rests on completions as soon as one request does not tell when it was worked on", () => {
  const silent = changed(({ requests }) => ({
    requests: requests.map((one, at) => (at === 0 ? { ...one, work: null } : one)),
  }));
  const [sweep] = run.plan.sweeps;
  expect(sweep && observedLawOf(silent, sweep)).toMatchObject({ isWeaker: true, law: "serial", concurrency: 1 });
});

it("rests on completions where the intervals are whole calls, in which a request may wait for a thread", () => {
  const side = { endpoint: "threadpool-iobound", target: "fastapianalytics" };
  // As the middleware would tell it: a call begins when the request arrives.
  const calls = changed(({ requests }) => ({
    requests: requests.map((one) => ({
      ...one,
      work: one.work && { ...one.work, beganSeconds: one.sentSeconds ?? 0, isWholeCall: true },
    })),
  }));
  expect(observedLawOf(calls, side)).toMatchObject({ isWeaker: true, stretch: null });
  expect([null, "staircase"]).toContain(observedLawOf(calls, side)?.law);
});

it("takes whole calls for the work where none overlaps another", () => {
  const calls = changed(({ requests }) => ({
    requests: requests.map((one) => ({ ...one, work: one.work && { ...one.work, isWholeCall: true } })),
  }));
  const side = { endpoint: "sync-cpubound", target: "fastapianalytics" };
  expect(observedLawOf(calls, side)).toEqual(observedLawOf(run, side));
});

it("observes the concurrency of a single repetition, but names no law without knowing the noise", () => {
  const once = {
    ...run,
    observations: run.observations.filter((seen) => seen.kind !== "burst" || seen.repetition === 0),
  };
  const [sweep] = run.plan.sweeps;
  expect(sweep && observedLawOf(once, sweep)).toMatchObject({ law: null, concurrency: 1, stretch: null });
});

it("has nothing to say where no burst of more than one counts", () => {
  const [sweep] = run.plan.sweeps;
  const failed = changed(({ level, requests }) => ({
    requests: requests.map((one) => (level > 1 ? { ...one, error: "reset" } : one)),
  }));
  expect(sweep && observedLawOf(failed, sweep)).toBeNull();
});

it("names no law where only one burst shows how many are at work at once, which something may have kept from beginning", () => {
  const side = { endpoint: "threadpool-iobound", target: "fastapianalytics" };
  const isKept = (seen: Run["observations"][number]) =>
    seen.kind !== "burst" ||
    seen.endpoint !== side.endpoint ||
    seen.level === 1 ||
    (seen.level === 41 && seen.repetition < 1);
  const once = { ...run, observations: run.observations.filter(isKept) };
  expect(observedLawOf(once, side)).toMatchObject({ law: null, concurrency: 40, isRepeated: false });
  expect(observedLawOf(run, side)).toMatchObject({ law: "staircase", concurrency: 40, isRepeated: true });
});

it("does not put down to the server that some slow each other down where even one alone had no core to itself", () => {
  const starved = changed(({ level, usage }) =>
    level === 1 && usage ? { usage: { ...usage, cpuSeconds: usage.cpuSeconds.map((one) => one / 2) } } : {},
  );
  const lawsOf = (endpoint: string, target: string) =>
    [run, starved].map((one) => observedLawOf(one, { endpoint, target })?.law);
  expect(lawsOf("sync-cpubound", "flask1xanalytics")).toEqual(["queued and shared", null]);
  expect(lawsOf("sync-cpubound", "fastapianalytics")).toEqual(["serial", "serial"]);
  expect(lawsOf("threadpool-iobound", "fastapianalytics")).toEqual(["staircase", "staircase"]);
  // A quota is known, and no other program's doing: what it leaves is what the server has.
  const limits = { cpuQuotaCores: 0.5, memoryBytes: null, cores: 2 };
  const under = { ...starved, targets: starved.targets.map((target) => ({ ...target, limits })) };
  const side = { endpoint: "sync-cpubound", target: "flask1xanalytics" };
  expect(observedLawOf(under, side)).toMatchObject({ law: "queued and shared" });
});
