import { beforeAll, describe, expect, it } from "vitest";
import { claims } from "../../../../../content/articles/fastapi-flask/claims.ts";
import type { SweepId } from "../../../../../content/findings/bursts/sweep-id.ts";
import { judgeClaims } from "../../../../../content/findings/claims/judge-claims.ts";
import { fasterThan } from "../../../../../content/findings/claims/kinds/faster-than.ts";
import { growsWithRequests } from "../../../../../content/findings/claims/kinds/grows-with.ts";
import type { Test } from "../../../../../content/findings/claims/verdict.ts";
import { gapsOf } from "../../../../../content/findings/gaps.ts";
import { burstTimeOf } from "../../../../../content/findings/looks/burst-time.ts";
import { revealed } from "../../../../../content/findings/looks/reveal.ts";
import type { Falsified } from "../../../../../content/findings/worlds/falsified.ts";
import { simulatedRun } from "../../../../../content/findings/worlds/simulate.ts";
import { type World, worldOf } from "../../../../../content/findings/worlds/world.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { binomialQuantile } from "../../../../../content/statistics/binomial.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

const DIRECT = { endpoint: "sync-cpubound", target: "fastapianalytics" };
const FLASK = { ...DIRECT, target: "flask1xanalytics" };
const ARTICLE = [{ slug: "fastapi-flask", claims }];
const REPETITIONS = 4;

let run: Run;
let worlds: Map<string, World | null>;
const nameOf = ({ endpoint, target }: SweepId) => `${endpoint} ${target}`;

beforeAll(async () => {
  run = await parseRun(await storedFile("newest"), "the stored run", true);
  worlds = new Map(run.plan.sweeps.map((sweep) => [nameOf(sweep), worldOf(run, sweep)]));
});

/** The stored run as it might have been, with every repetition of a plan that measures until claims are decided. */
function whole(seed: number, { sweeps = run.plan.sweeps, change = {} as Falsified, burstSeconds = 1200 } = {}): Run {
  const plan = { ...run.plan, sweeps, repetitions: REPETITIONS, soloBursts: 3, untilDecided: { burstSeconds } };
  const worldAt = (sweep: SweepId) => {
    const world = worlds.get(nameOf(sweep)) ?? null;
    return world && (change.world?.(sweep, world) ?? world);
  };
  return simulatedRun(run, { plan, worldOf: worldAt, seed });
}

describe("a run like the stored one that measures until claims are decided", () => {
  it("takes little more than half as long as three whole repetitions, and decides as much", () => {
    const three = { ...run.plan, repetitions: 3, soloBursts: 3, untilDecided: null };
    const fixed = simulatedRun(run, { plan: three, worldOf: (sweep) => worlds.get(nameOf(sweep)) ?? null, seed: 1 });
    const made = revealed(whole(1), ARTICLE);
    const decided = (of: Run) => judgeClaims(claims, of).filter(({ verdict }) => verdict !== "undecided").length;
    expect(decided(made)).toBeGreaterThanOrEqual(decided(fixed));
    expect(burstTimeOf(made).spentSeconds).toBeLessThan(0.6 * burstTimeOf(fixed).spentSeconds);
  });

  it("says what it has left out, and misses nothing else", () => {
    const made = revealed(whole(2), ARTICLE);
    const [first] = made.looks;
    expect(first?.leftOut.length).toBeGreaterThan(0);
    expect(first?.leftOut.every(({ reason, levels }) => reason === "later" && !levels.includes(1))).toBe(true);
    expect(made.looks.at(-1)?.ends).not.toBeNull();
    expect(gapsOf(made).flatMap(({ missing }) => missing.filter((gap) => gap.includes("bursts)")))).toEqual([]);
  });
});

describe("a claim that is just false, where large bursts are measured again only if need be", () => {
  const TRIALS = 100;

  it.each<[string, Test]>([
    ["one sweep is faster", fasterThan(FLASK, DIRECT)],
    ["a sweep grows with its requests", growsWithRequests(DIRECT, 0.1)],
  ])("seldom holds at any look: %s", (_, test) => {
    const sweeps = run.plan.sweeps.filter((one) =>
      test.falsification?.sweeps.some((read) => nameOf(read) === nameOf(one)),
    );
    const quiet = { world: (_side: SweepId, world: World) => ({ ...world, noise: () => 0 }) };
    const change = test.falsification?.falsify(whole(0, { sweeps, change: quiet }), 0) ?? {};
    const first = burstTimeOf(whole(0, { sweeps })).spentSeconds / REPETITIONS;
    const looked = Array.from({ length: TRIALS }, (_trial, seed) =>
      revealed(whole(seed, { sweeps, change, burstSeconds: 2.8 * first }), [{ slug: "a", claims: { it: { test } } }]),
    );
    expect(looked.every(({ looks }) => looks[0]?.leftOut.length === sweeps.length)).toBe(true);
    const held = looked.filter((one) => test(one).verdict === "holds").length;
    expect(held).toBeLessThanOrEqual(binomialQuantile(0.975, TRIALS, 0.05));
  });
});
