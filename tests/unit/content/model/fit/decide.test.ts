import { describe, expect, it } from "vitest";
import { burstsOn, makespan } from "../../../../../content/findings/bursts/bursts.ts";
import type { MeasuredBurst } from "../../../../../content/model/evidence.ts";
import { decideLaw } from "../../../../../content/model/fit/decide.ts";
import { completions, type Server } from "../../../../../content/model/serve.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { median } from "../../../../../content/statistics/quantile.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";
import { PLANS } from "../../statistics/contrasts/simulated.fixture.ts";

const wholeCores = 2;
const FREE = Number.POSITIVE_INFINITY;

interface World extends Partial<Server> {
  levels: readonly number[];
  repetitions: number;
  noise: number;
  sharedSeconds?: number;
  /** What the k-th completion is multiplied by: a server that the model does not know. */
  warp?: (k: number) => number;
}

/** Bursts of a server whose single request takes a second, each with a factor of its own, and the median alone. */
function measured(world: World, random: () => number): { bursts: MeasuredBurst[]; soloSeconds: number } {
  const { levels, repetitions, noise, sharedSeconds = 0, overheadSeconds = 0, warp = () => 1 } = world;
  const server = { slots: FREE, cores: FREE, ...world, overheadSeconds };
  const serviceSeconds = 1 - overheadSeconds - sharedSeconds;
  const bursts = levels.flatMap((level) =>
    Array.from({ length: repetitions }, () => {
      const factor = Math.exp(noise * normal(random));
      const done = completions({ requests: level, ...server, serviceSeconds });
      return { level, completions: done.map((at, k) => (at + level * sharedSeconds) * factor * warp(k + 1)) };
    }),
  );
  const alone = bursts.filter(({ level }) => level === 1).flatMap((burst) => burst.completions);
  return { bursts, soloSeconds: median(alone) };
}

function tally(world: World, trials: number): Record<string, number> {
  const random = seededRandom(31);
  const laws = Array.from({ length: trials }, () => {
    const { bursts, soloSeconds } = measured(world, random);
    return decideLaw(bursts, { soloSeconds, wholeCores })?.law ?? "undecided";
  });
  return Object.fromEntries([...Map.groupBy(laws, (law) => law)].map(([law, all]) => [law, all.length / trials]));
}

describe("simulated servers, decided or not but never wrong", () => {
  it.each([
    { law: "serial", server: { slots: 1 } },
    { law: "staircase", server: { slots: 2 } },
    { law: "queued and shared", server: { slots: 3, cores: 2 } },
    { law: "shared", server: { cores: 1 } },
    { law: "shared", server: { cores: 1.6 } },
    { law: "flat", server: { sharedSeconds: 0.002 } },
  ])("finds $law with $server", ({ law, server }) => {
    for (const plan of [PLANS.full, PLANS.quick]) {
      const found = tally({ ...plan, noise: 0.03, ...server }, 12);
      const { [law]: right = 0, undecided = 0 } = found;
      expect(right).toBeGreaterThanOrEqual(0.8);
      expect(right + undecided).toBeCloseTo(1, 9);
    }
  });

  it("leaves undecided what the noise hides", () => {
    const { undecided = 0, flat = 0, ...wrong } = tally({ levels: [1, 5, 41], repetitions: 2, noise: 0.08 }, 12);
    expect(undecided).toBeGreaterThan(flat);
    expect(wrong).toEqual({});
  });
});

it("does not call a server serial whose answers come at k to the power of 1.2", () => {
  const { bursts } = measured({ ...PLANS.full, noise: 0.01, slots: 1, warp: (k) => k ** 0.2 }, seededRandom(1));
  const found = decideLaw(bursts, { soloSeconds: 1, wholeCores });
  expect(found?.candidates[0]?.law).toBe("serial");
  expect(found).toMatchObject({ law: null, isExplained: false });
});

it("gives a tie to the server in which no limit was seen", () => {
  const exact = [1, 2].flatMap((level) => [0, 1].map(() => ({ level, completions: Array<number>(level).fill(1) })));
  const [best] = decideLaw(exact, { soloSeconds: 1, wholeCores })?.candidates ?? [];
  expect(best).toMatchObject({ law: "flat", cores: null, slotsAtLeast: true });
});

it("finds both kinds of overhead", () => {
  const world = { levels: [1, 2, 5, 10, 20, 40, 41, 80], repetitions: 3, noise: 0.003 };
  const { bursts } = measured({ ...world, overheadSeconds: 0.001, sharedSeconds: 0.002 }, seededRandom(3));
  const [best] = decideLaw(bursts, { soloSeconds: 1, wholeCores })?.candidates ?? [];
  expect(best?.law).toBe("flat");
  expect(best?.overheadSeconds).toBeCloseTo(0.001, 3);
  expect(best?.sharedSeconds).toBeCloseTo(0.002, 3);
});

it("decides nothing without repetitions, a larger burst or the seconds of one alone", () => {
  const { bursts } = measured({ levels: [1, 2], repetitions: 1, noise: 0.01 }, seededRandom(1));
  expect(decideLaw(bursts, { soloSeconds: 1, wholeCores })).toBeNull();
  expect(decideLaw([...bursts, ...bursts], { soloSeconds: null, wholeCores })).toBeNull();
  expect(
    decideLaw(
      bursts.filter(({ level }) => level === 1),
      { soloSeconds: 1, wholeCores },
    ),
  ).toBeNull();
});

it("explains awaited waits of the stored full run to four percent", async () => {
  const run = await parseRun(await storedFile("newest"), "the stored run", true);
  const awaited = burstsOn(run, "async-iobound");
  const bursts = awaited.map(({ level, requests }) => {
    return { level, completions: requests.flatMap(({ lastByteSeconds }) => lastByteSeconds ?? []) };
  });
  const alone = awaited.flatMap((burst) => (burst.level === 1 ? (makespan(burst) ?? []) : []));
  const context = { soloSeconds: median(alone), wholeCores };
  expect(decideLaw(bursts, context)?.candidates[0]?.residual).toBeLessThan(0.04);
});
