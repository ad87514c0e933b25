import { beforeAll, describe, expect, it } from "vitest";
import type { Claims } from "../../../../../content/findings/claims/claim.ts";
import { fasterThan } from "../../../../../content/findings/claims/kinds/faster-than.ts";
import { takesAsLongAsOne } from "../../../../../content/findings/claims/kinds/grows-with.ts";
import { ofFullRuns } from "../../../../../content/findings/claims/kinds/of-full-runs.ts";
import { falsifiable, NOT_MEASURED, type Test } from "../../../../../content/findings/claims/verdict.ts";
import { burstTimeOf } from "../../../../../content/findings/looks/burst-time.ts";
import { cellsOf, neededFor } from "../../../../../content/findings/looks/cells.ts";
import { lookAt } from "../../../../../content/findings/looks/look.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { LOAD, steadyRun } from "../steady/steady-run.fixture.ts";

const DIRECT = { target: "fastapianalytics", endpoint: "sync-cpubound" };
const FLASK = { ...DIRECT, target: "flask1xanalytics" };
const judged = { ...NOT_MEASURED, evidence: "made up", observations: 4 };

/** A test of one sweep that comes to such a verdict, whatever was measured. */
const testOf = (sweep: typeof DIRECT, result: Partial<typeof judged> = {}): Test =>
  falsifiable(() => ({ ...judged, ...result }), { sweeps: [sweep], falsify: () => null });
const claims = (tests: Record<string, Test>) => {
  const said = { statement: "It is so.", fails: "It is not so.", undecided: "whether it is so" };
  const named: Claims = Object.fromEntries(Object.entries(tests).map(([id, test]) => [id, { ...said, test }]));
  return [{ slug: "article", claims: named }];
};

let run: Run;
const within = (burstSeconds: number, repetitions = 6): Run => ({
  ...run,
  plan: { ...run.plan, repetitions, untilDecided: { burstSeconds } },
});
const lookOf = (about: Run, tests: Record<string, Test>, repetitions = 2) =>
  lookAt(about, claims(tests), { repetitions, atSeconds: 1 });
const outcomes = ({ claims: found }: ReturnType<typeof lookOf>) =>
  Object.fromEntries(found.map(({ claim, outcome }) => [claim, outcome]));
const measuredOf = (about: Run, { leftOut }: ReturnType<typeof lookOf>) =>
  about.plan.sweeps.flatMap(({ target, endpoint, levels }) => {
    const left = leftOut.filter((one) => one.target === target && one.endpoint === endpoint);
    const kept = levels.filter((level) => !left.some((one) => one.levels.includes(level)));
    return kept.length > 0 ? [`${endpoint} on ${target}: ${kept.join(", ")}`] : [];
  });

beforeAll(async () => {
  run = await fixtureRun();
});

describe("a look at the claims", () => {
  it("measures further what undecided claims read, and says why not the rest", () => {
    const about = within(1e6);
    const decided = testOf(FLASK, { verdict: "holds" });
    const look = lookOf(about, { open: testOf(DIRECT), decided });
    expect(outcomes(look)).toEqual({ open: "measured further", decided: "decided" });
    expect(measuredOf(about, look)).toEqual(["sync-cpubound on fastapianalytics: 1, 2, 3, 5"]);
    expect(look.leftOut).toContainEqual({ ...FLASK, levels: [1, 2, 3, 5], reason: "decided" });
    expect(look.leftOut.filter(({ reason }) => reason === "no claim reads it").length).toBe(
      about.plan.sweeps.length - 2,
    );
    expect(look.ends).toBeNull();
    expect(look.alpha).toBe(0.015);
  });

  it("measures windows of steady load further for what they decide, and no bursts for that", async () => {
    const about = { ...(await steadyRun()), looks: [] };
    const planned = { ...about, plan: { ...about.plan, repetitions: 6, untilDecided: { burstSeconds: 1e6 } } };
    const ofWindows = falsifiable(() => judged, { sweeps: [], loads: [LOAD], falsify: () => null });
    const look = lookOf(planned, { ofWindows, decided: testOf(DIRECT, { verdict: "holds" }) });
    expect(outcomes(look)).toEqual({ ofWindows: "measured further", decided: "decided" });
    expect(measuredOf(planned, look)).toEqual([]);
    expect(look.ends).toBeNull();
    expect(lookOf(planned, { ofWindows }, 6).ends).toBe("last repetition");
    const { steady: _, ...without } = planned.plan;
    expect(outcomes(lookOf({ ...planned, plan: without }, { ofWindows }))).toEqual({
      ofWindows: "more would not tell",
    });
  });

  it("ends the run once all are decided, whatever it did not measure", () => {
    const nobody = testOf({ ...DIRECT, target: "nobody" }, { observations: null as never });
    const look = lookOf(within(1e6), { decided: testOf(DIRECT, { verdict: "fails" }), nobody });
    expect(outcomes(look)).toEqual({ decided: "decided", nobody: "not measured" });
    expect(look.ends).toBe("all decided");
    expect(look.leftOut.length).toBeGreaterThanOrEqual(run.plan.sweeps.length);
  });

  it("measures nothing for a claim that such a run is not asked", () => {
    const quick = within(1e6);
    const about = { ...quick, plan: { ...quick.plan, name: "quick" as const } };
    const look = lookOf(about, { unasked: ofFullRuns(24, testOf(DIRECT)) });
    expect(outcomes(look)).toEqual({ unasked: "not measured" });
    expect(look.leftOut).toContainEqual({ ...DIRECT, levels: [1, 2, 3, 5], reason: "no claim reads it" });
  });

  it("measures no further for a claim whose run would have noticed half its margin", () => {
    const near = { detectable: 0.049 as never, margin: 0.1 as never, observations: null as never };
    const look = lookOf(within(1e6), { near: testOf(DIRECT, near) });
    expect(outcomes(look)).toEqual({ near: "more would not tell" });
    expect(look.ends).toBe("more would not tell");
    expect(look.leftOut).toContainEqual({ ...DIRECT, levels: [1, 2, 3, 5], reason: "more would not tell" });
    const far = lookOf(within(1e6), { far: testOf(DIRECT, { ...near, detectable: 0.051 as never }) });
    expect(outcomes(far)).toEqual({ far: "measured further" });
  });

  it("leaves out what there is no time for, and ends the run where that is everything", () => {
    const time = burstTimeOf(run);
    const tests = {
      dear: falsifiable(() => judged, { sweeps: [DIRECT, FLASK], falsify: () => null }),
      cheap: testOf(FLASK),
    };
    const some = lookOf(within(time.spentSeconds + time.secondsOf(neededFor(tests.cheap, run))), tests);
    expect(outcomes(some)).toEqual({ cheap: "measured further", dear: "no time" });
    expect(some.leftOut).toContainEqual({ ...DIRECT, levels: [1, 2, 3, 5], reason: "no time" });
    expect(lookOf(within(time.spentSeconds), tests).ends).toBe("no time");
  });

  it("measures further what the time and the repetitions that are left will decide, before what they will not", () => {
    /** An interval that so many repetitions more than two narrow until its end is at its bound. */
    const needing = (repetitions: number) => {
      const reach = 1.1 ** Math.sqrt(1 + repetitions / 2);
      const found = {
        quantity: { estimate: 1.1, low: 1.1 / reach, high: 1.1 * reach },
        allowed: { low: 1, high: null },
      };
      return { ...judged, ...found, detectable: 0.3, observations: null };
    };
    const HIDDEN = { ...DIRECT, endpoint: "badasync-cpubound" };
    const ofTwo = falsifiable(() => needing(3.5), { sweeps: [DIRECT, HIDDEN], falsify: () => null });
    const ofOne = (repetitions: number) =>
      falsifiable(() => needing(repetitions), { sweeps: [FLASK], falsify: () => null });
    const time = burstTimeOf(run);
    const [two, one] = [ofTwo, ofOne(1)].map((test) => time.secondsOf(neededFor(test, run)));
    const left = (seconds: number) => within(time.spentSeconds + seconds + 0.5 * (one ?? 0));
    const oneMore = { ofTwo: "measured further", ofOne: "no time" };
    // Five repetitions take less, but only four are left.
    expect(outcomes(lookOf(left(3.5 * (two ?? 0)), { ofOne: ofOne(5), ofTwo }))).toEqual(oneMore);
    expect(outcomes(lookOf(left(two ?? 0), { ofOne: ofOne(3.5), ofTwo }))).toMatchObject({ ofOne: "measured further" });
    expect(outcomes(lookOf(left(3.5 * (one ?? 0)), { ofTwo, ofOne: ofOne(3.5) }))).toEqual({
      ...{ ofTwo: "no time", ofOne: "measured further" },
    });
  });

  it("after the first repetition judges nothing, and leaves nothing out that there is time for", () => {
    const once: Run = { ...within(1e6), observations: run.observations.filter(isInFirst) };
    const look = lookOf(once, { one: testOf(DIRECT, { verdict: "holds" }) }, 1);
    expect([look.claims, look.leftOut, look.ends]).toEqual([[], [], null]);
  });

  it("after the first repetition puts the larger levels off that do not fit into half of the time", () => {
    const once: Run = { ...within(1e6), observations: run.observations.filter(isInFirst) };
    const { spentSeconds } = burstTimeOf(once);
    const inTime = (burstSeconds: number) => {
      const short = { ...once, plan: { ...once.plan, untilDecided: { burstSeconds } } };
      return lookOf(short, { one: testOf(DIRECT) }, 1);
    };
    expect(inTime(4 * spentSeconds).leftOut).toEqual([]);
    const reduced = inTime(3.9 * spentSeconds);
    expect(measuredOf(once, reduced)).toContain("sync-cpubound on fastapianalytics: 1");
    expect(reduced.leftOut).toContainEqual({ ...DIRECT, levels: [2, 3, 5], reason: "later" });
    expect(reduced.ends).toBeNull();
  });

  it("after the last repetition only says what came of it", () => {
    const look = lookOf(within(1e6, 2), { open: testOf(DIRECT) });
    expect(look).toMatchObject({ ends: "last repetition", leftOut: [], alpha: 0.05 });
    expect(outcomes(look)).toEqual({ open: "no repetition left" });
  });
});

function isInFirst(seen: Run["observations"][number]): boolean {
  return seen.kind !== "burst" || seen.repetition === 0;
}

describe("what a claim needs", () => {
  const levelsOf = (test: Test) => neededFor(test, run).map(({ level }) => level);

  it("is the levels that its test compares", () => {
    expect(levelsOf(fasterThan(FLASK, DIRECT))).toEqual([2, 3, 5, 2, 3, 5]);
    expect(levelsOf(takesAsLongAsOne({ ...DIRECT, endpoint: "async-iobound" }, 0.1))).toEqual([1, 41]);
  });

  it("is everything for a test that does not say what it looks at", () => {
    expect(neededFor(() => judged, run)).toEqual(cellsOf(run));
  });
});
