import { describe, expect, it } from "vitest";
import { latencyAt } from "../../../../../content/findings/steady/latency-at.ts";
import { FIXED_SECONDS, STALL, STALLED_P99_SECONDS } from "../../../../../runner/checks/self-test/known-load.ts";
import { Tally } from "../../../../../runner/load/steady/tally.ts";

const SECONDS = 3;
const PER_SECOND = 300;

/** When the server that stalls answers a request that is sent at a moment: it stalls at the end of every period. */
function answeredAt(sent: number): number {
  const at = sent % STALL.everySeconds;
  const begins = STALL.everySeconds - STALL.seconds;
  return sent + (at < begins ? 0 : STALL.everySeconds - at) + FIXED_SECONDS;
}

describe("the 99th percentile on a server that stalls", () => {
  it("is right where requests count from when they were due", () => {
    const tally = new Tally({ warmUp: 0, begin: 0, end: SECONDS }, "due");
    for (let due = 0; due < SECONDS; due += 1 / PER_SECOND) {
      tally.sends(due, due);
      tally.ends(answeredAt(due), { due, sent: due }, null);
    }
    const p99 = latencyAt(tally.counts(SECONDS), 0.99) ?? 0;
    expect(Math.abs(p99 / STALLED_P99_SECONDS - 1)).toBeLessThan(0.1);
  });

  it("is told from that of a client which waits for its answers and calls the stall rare", () => {
    // Nothing is due for it before the last answer is there.
    const tally = new Tally({ warmUp: 0, begin: 0, end: SECONDS }, "due");
    for (let at = 0; at < SECONDS; at = answeredAt(at)) {
      tally.sends(at, at);
      tally.ends(answeredAt(at), { due: at, sent: at }, null);
    }
    expect(latencyAt(tally.counts(SECONDS), 0.99)).toBeCloseTo(FIXED_SECONDS, 3);
  });
});
