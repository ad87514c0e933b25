import { describe, expect, it } from "vitest";
import { latencyAt } from "../../../../../../content/findings/steady/latency-at.ts";
import { invalidWindow } from "../../../../../../content/findings/steady/validity/invalid-window.ts";
import { originOf, slowerWindow } from "../../../../../../content/findings/steady/validity/slower-window.ts";
import { encoded, openWindow } from "../window.fixture.ts";

const window = openWindow({ latency: encoded([0.01, 0.02, 0.04]), offered: 3, sent: 3, answered: 3, inFlight: 2 });

describe("a slower window", () => {
  it("has every percentile so many times as long, from its origin as from its own histogram", () => {
    const slower = slowerWindow(window, 3);
    const read = { ...slower };
    for (const share of [0.3, 0.6, 0.99]) {
      expect(latencyAt(slower, share)).toBeCloseTo(3 * (latencyAt(window, share) ?? 0), 6);
      // A copy is no longer known to be made from another: its histogram is read.
      expect((latencyAt(read, share) ?? 0) / (latencyAt(slower, share) ?? 0)).toBeCloseTo(1, 2);
    }
    expect([originOf(slower)?.times, originOf(read), originOf(window), slower.inFlight]).toEqual([3, null, null, 6]);
  });

  it("may be made slower again", () => {
    const twice = slowerWindow(slowerWindow(window, 3), 2);
    expect(originOf(twice)).toEqual({ window, times: 6 });
    expect(latencyAt(twice, 0.99)).toBeCloseTo(6 * (latencyAt(window, 0.99) ?? 0), 6);
    expect(latencyAt({ ...twice }, 0.99)).toBeCloseTo(6 * (latencyAt(window, 0.99) ?? 0), 2);
  });

  it("counts where its origin does", () => {
    const busy = openWindow({ cpuShares: [0.99] });
    expect(invalidWindow(slowerWindow(busy, 2), 0)).toEqual(invalidWindow(busy, 0));
    expect(invalidWindow(slowerWindow(window, 2), 0)).toEqual(invalidWindow(window, 0));
  });
});
