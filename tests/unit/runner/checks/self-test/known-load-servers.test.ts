import { describe, expect, it } from "vitest";
import type { LoadWindow } from "../../../../../content/run/parts/load-window.ts";
import { FIXED_SECONDS } from "../../../../../runner/checks/self-test/known-load.ts";
import { FIXED, judgeKnown, judgeLateness } from "../../../../../runner/checks/self-test/known-load-servers.ts";
import { Tally } from "../../../../../runner/load/steady/tally.ts";

/** A window of the server that takes 5 ms, of a client whose requests are sent so late and come in so late. */
function windowOf(lateness: (request: number) => number, longer = 0, isCorrected = true): LoadWindow {
  const tally = new Tally({ warmUp: 0, begin: 0, end: 1 }, "due");
  for (let request = 0; request < 90; request++) {
    const due = request / 100;
    const sent = due + lateness(request);
    tally.sends(sent, due);
    tally.ends(sent + FIXED_SECONDS + longer, { due: isCorrected ? due : sent, sent }, null);
  }
  return { ...tally.counts(1), loop: FIXED.loop } as unknown as LoadWindow;
}

describe("the median on a server that takes 5 ms", () => {
  it("is right within 3 ms where the client was not late", () => {
    expect(
      judgeKnown(
        FIXED,
        windowOf(() => 0, 0.002),
      ),
    ).toMatchObject({ wrong: null, tolerance: 0.003 });
    expect(
      judgeKnown(
        FIXED,
        windowOf(() => 0, 0.004),
      ).wrong,
    ).toBe("expected a median latency of 0.005 ± 0.003, got 0.00901");
  });

  it("may be off by as much more as most requests were late, and never by more than 10 ms", () => {
    expect(
      judgeKnown(
        FIXED,
        windowOf(() => 0.002, 0.002),
      ),
    ).toMatchObject({ wrong: null });
    expect(
      judgeKnown(
        FIXED,
        windowOf(() => 0.03),
      ).tolerance,
    ).toBe(0.01);
    expect(
      judgeKnown(
        FIXED,
        windowOf(() => 0.03),
      ).wrong,
    ).toMatch(/got 0.035$/);
  });
});

describe("the lateness of a crippled generator", () => {
  const crippled = (request: number) => (request % 3) * 0.01;

  it("is right where requests count from when they were due", () => {
    const { wrong, expected, measured } = judgeLateness(windowOf(crippled));
    expect(wrong).toBeNull();
    expect(expected).toBeCloseTo(0.01, 4);
    expect(measured).toBeCloseTo(0.01, 4);
  });

  it("is missed by a generator that counts from when they were sent", () => {
    expect(judgeLateness(windowOf(crippled, 0, false)).wrong).toMatch(
      /^expected a mean lateness, crippled of 0.01 ± 0.0000\d+, got 0$/,
    );
  });

  it("is not known where a request has no answer", () => {
    const window = windowOf(crippled);
    expect(judgeLateness({ ...window, answered: window.answered - 1 }).measured).toBeNull();
  });
});
