import { describe, expect, it } from "vitest";
import type { burstsOf } from "../../../../../content/findings/bursts/bursts.ts";
import { driftsOf } from "../../../../../content/findings/calibration/drift.ts";
import { fasterThan } from "../../../../../content/findings/claims/kinds/faster-than.ts";
import { noDifference } from "../../../../../content/findings/claims/kinds/no-difference.ts";
import { timesOf } from "../../../../../content/findings/claims/sweep-times.ts";
import { nodeEffectsOf } from "../../../../../content/findings/nodes/node-effects.ts";
import { sayNotComparable, sharedVariance } from "../../../../../content/findings/nodes/shared-variance.ts";
import { START_SPREAD, startVariance } from "../../../../../content/findings/starts/start-variance.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { effectOf } from "../../../../../content/statistics/contrasts/block-effects.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { onNodes } from "../../../../fixture/made-run/on-nodes.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { shareOf } from "../../statistics/contrasts/simulated.fixture.ts";

const FASTAPI = { target: "fastapianalytics", endpoint: "sync-cpubound" };
const FLASK = { target: "flask1xanalytics", endpoint: "sync-cpubound" };
const SLOWER = 1.4;

/** The run with bursts that differ by up to two percent. */
const measured = scattered(await fixtureRun());
const targets = [...measured.plan.targets, ...measured.plan.controls];
/** Every target on either node once; the two that are compared never on the same. */
const square = [0, 1].map((repetition) =>
  Object.fromEntries(targets.map((target, place) => [target, (place + repetition) % 2])),
);
const onTwo = onNodes(measured, square, [1, SLOWER]);
/** The second node was lost before the second repetition. */
const lost = without(onTwo, ({ node, repetition }) => node === 1 && repetition === 1);
/** Each target stayed on the node where it was first. */
const apart = onNodes(measured, [square[0] ?? {}, square[0] ?? {}], [1, SLOWER]);

describe("a run on two nodes, one of which is slower", () => {
  it("says by how much, from targets that were on both", () => {
    const effects = nodeEffectsOf(onTwo).get("matrix")?.effects;
    expect((effects?.get(1) ?? 0) - (effects?.get(0) ?? 0)).toBeCloseTo(Math.log(SLOWER), 1);
  });

  it("says how well it knows that, though all bursts of a start share its luck", () => {
    const random = seededRandom(3);
    const { standardDeviation } = START_SPREAD;
    const covered = shareOf(300, () => {
      const started = eachStart(onTwo, () => Math.exp(standardDeviation * normal(random)));
      const effects = nodeEffectsOf(started).get("matrix");
      const { low = 0, high = 0 } = effects ? effectOf(effects, 1) : {};
      return low <= Math.log(SLOWER) / 2 && Math.log(SLOWER) / 2 <= high;
    });
    expect(covered).toBeGreaterThan(0.93);
    expect(covered).toBeLessThan(0.99);
  });

  it("takes that out of what is compared, so that the noise is that of one machine", () => {
    const spread = (run: Run) =>
      Math.max(...timesOf(run, FASTAPI).map(({ seconds }) => Math.max(...seconds) / Math.min(...seconds)));
    expect(spread(onTwo)).toBeLessThan(1.2);
    expect(spread({ ...onTwo, plan: { ...onTwo.plan, nodes: undefined } })).toBeGreaterThan(1.3);
  });

  it("decides as one on one node does", () => {
    for (const test of [fasterThan(FLASK, FASTAPI), fasterThan(FASTAPI, FLASK)])
      expect(test(onTwo).verdict).toBe(test(measured).verdict);
  });

  it("adds nothing to the uncertainty of two that were on both nodes equally often", () => {
    expect(sharedVariance(onTwo, FASTAPI, FLASK)).toEqual(startVariance(onTwo, FASTAPI, FLASK));
  });

  it("adds what is not known of the nodes where they were not", () => {
    const [with_, alone] = [sharedVariance(lost, FASTAPI, FLASK), startVariance(lost, FASTAPI, FLASK)];
    expect(with_?.variance).toBeGreaterThan(alone?.variance ?? 0);
    expect(with_?.variance).toBeLessThan(1);
  });

  it("decides nothing between two that were on different nodes only, and says why", () => {
    expect(sayNotComparable(apart, FASTAPI, FLASK)).toMatch(/on different nodes only/);
    for (const test of [fasterThan(FLASK, FASTAPI), noDifference(FASTAPI, FLASK, 0.05)])
      expect(test(apart)).toMatchObject({
        verdict: "undecided",
        evidence: expect.stringMatching(/different nodes only/),
      });
    expect(sayNotComparable(onTwo, FASTAPI, FLASK)).toBeNull();
  });

  it("does not take the other node for a drift of the machine", () => {
    expect(driftsOf(measured).some(({ change }) => change !== null)).toBe(true);
    expect(driftsOf(onTwo).every(({ change }) => change === null)).toBe(true);
  });
});

it("changes nothing in a run on one node", () => {
  expect(nodeEffectsOf(measured).size).toBe(0);
  expect(sharedVariance(measured, FASTAPI, FLASK)).toEqual(startVariance(measured, FASTAPI, FLASK));
});

function scattered(run: Run): Run {
  return slowed(run, (_, place) => 1 + 0.01 * Math.sin(place));
}

/** The run with all bursts of a target in one repetition so many times as long. */
function eachStart(run: Run, draw: () => number): Run {
  const known = new Map<string, number>();
  return slowed(run, ({ target, repetition }) => {
    const start = `${target} ${repetition}`;
    const by = known.get(start) ?? draw();
    known.set(start, by);
    return by;
  });
}

function slowed(run: Run, by: (burst: ReturnType<typeof burstsOf>[number], place: number) => number): Run {
  const observations = run.observations.map((seen, place) => {
    if (seen.kind !== "burst") return seen;
    const times = by(seen, place);
    const requests = seen.requests.map((one) => ({
      ...one,
      lastByteSeconds: one.lastByteSeconds && one.lastByteSeconds * times,
    }));
    return { ...seen, requests };
  });
  return { ...run, observations };
}

function without(run: Run, isLost: (burst: ReturnType<typeof burstsOf>[number]) => boolean): Run {
  return { ...run, observations: run.observations.filter((seen) => seen.kind !== "burst" || !isLost(seen)) };
}
