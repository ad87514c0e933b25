import { describe, expect, it } from "vitest";
import { completions } from "../../../../content/model/serve.ts";
import { serveBurst } from "../../../fixture/made-run/slots.ts";

const AMPLE = Number.POSITIVE_INFINITY;
const one = { slots: 1, cores: 1, serviceSeconds: 2, overheadSeconds: 0 };
const counted = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

function expectClose(came: number[], expected: number[]): void {
  expect(came).toHaveLength(expected.length);
  for (const [k, seconds] of came.entries()) expect(seconds).toBeCloseTo(expected[k] ?? Number.NaN, 9);
}

describe("without overhead", () => {
  it("answers one after the other from one slot: the k-th at k · T", () => {
    expectClose(
      completions({ ...one, requests: 7 }),
      counted(7).map((k) => k * 2),
    );
  });

  it("answers all at n · T / c when all share c cores, be they a fraction", () => {
    for (const cores of [1, 1.6, 2, 4])
      expectClose(completions({ ...one, slots: AMPLE, cores, requests: 7 }), Array(7).fill((7 * 2) / cores));
  });

  it("climbs a staircase when each slot has a core: the k-th at ceil(k / s) · T", () => {
    for (const slots of [2, 3, 5])
      expectClose(
        completions({ ...one, slots, cores: slots, requests: 12 }),
        counted(12).map((k) => Math.ceil(k / slots) * 2),
      );
  });

  it("answers all at T when there is a slot and a core for each, or no need of cores", () => {
    expectClose(completions({ ...one, slots: 9, cores: 9, requests: 9 }), Array(9).fill(2));
    expectClose(completions({ ...one, slots: AMPLE, cores: AMPLE, requests: 9 }), Array(9).fill(2));
  });

  it("serves five by three slots on two cores: three at 1.5 T, then two at 2.5 T", () => {
    expectClose(completions({ ...one, slots: 3, cores: 2, serviceSeconds: 1, requests: 5 }), [1.5, 1.5, 1.5, 2.5, 2.5]);
  });

  it("agrees with a server stepped slot by slot", () => {
    for (const slots of [1, 2, 3, 5, 8])
      for (const cores of [1, 1.5, 2, 4])
        for (const level of [1, 2, 5, 9, 16]) {
          const stepped = serveBurst(level, { slots, cores, soloSeconds: 1 }).map(({ endedSeconds }) => endedSeconds);
          const arrived = serveBurst(1, { slots, cores, soloSeconds: 1 }).map(({ endedSeconds }) => endedSeconds - 1);
          expectClose(
            completions({ slots, cores, serviceSeconds: 1, overheadSeconds: 0, requests: level }),
            stepped.map((seconds) => seconds - (arrived[0] ?? 0)).toSorted((a, b) => a - b),
          );
        }
  });
});

describe("with overhead", () => {
  it("adds it to a request alone", () => {
    expectClose(completions({ ...one, overheadSeconds: 0.5, requests: 1 }), [2.5]);
  });

  it("hands requests over one after the other: the k-th is done at k · o + T", () => {
    expectClose(
      completions({ ...one, slots: AMPLE, cores: AMPLE, overheadSeconds: 0.5, requests: 4 }),
      [2.5, 3, 3.5, 4],
    );
  });

  it("hides it behind the work when one slot is busy", () => {
    expectClose(completions({ ...one, overheadSeconds: 0.5, requests: 3 }), [2.5, 4.5, 6.5]);
  });

  it("gives the core to the first alone until the second is handed over", () => {
    // From 1 to 2 the first works alone; then both at half speed, until its other second of work is done at 4.
    expectClose(completions({ ...one, slots: 2, overheadSeconds: 1, requests: 2 }), [4, 5]);
  });

  it("leaves the server idle when handing over takes longer than the work", () => {
    expectClose(completions({ ...one, serviceSeconds: 1, overheadSeconds: 3, requests: 3 }), [4, 7, 10]);
  });
});

it("never makes anyone wait longer when there are more cores", () => {
  const slower = { slots: 3, cores: 1.5, serviceSeconds: 1, overheadSeconds: 0.01, requests: 20 };
  for (const cores of [2, AMPLE]) {
    const before = completions(slower);
    for (const [k, seconds] of completions({ ...slower, cores }).entries())
      expect(seconds).toBeLessThanOrEqual((before[k] ?? 0) + 1e-9);
  }
});

it("has nothing to say of no requests", () => {
  expect(completions({ ...one, requests: 0 })).toEqual([]);
});
