import { describe, expect, it } from "vitest";
import { decodeHistogram } from "../../../../../content/statistics/histogram.ts";
import { unread } from "../../../../../runner/load/steady/connection/load-request.ts";
import { Tally } from "../../../../../runner/load/steady/tally.ts";

const TIMES = { warmUp: 0, begin: 1, end: 3 };
const refused = { kind: "refused" as const, answer: unread() };

describe("requests of an open loop", () => {
  it("count by when they were due, whenever they were over", () => {
    const tally = new Tally(TIMES, "due");
    const send = (due: number, over: number) => {
      tally.sends(due, due);
      tally.ends(over, { due, sent: due }, null);
    };
    // One warms up, though it is answered in the window; the last is answered after it, and was due in it.
    send(0.5, 1.5);
    send(2, 2.5);
    send(2.9, 5);
    const { offered, sent, answered, latency } = tally.counts(6);
    expect({ offered, sent, answered }).toEqual({ offered: 2, sent: 2, answered: 2 });
    expect(decodeHistogram(latency).maxValue / 1e6).toBeCloseTo(2.1, 2);
  });

  it("are offered, sent or not", () => {
    const tally = new Tally(TIMES, "due");
    tally.misses(0.5, "late");
    tally.misses(1.5, "late");
    tally.misses(2, "full");
    tally.sends(2.02, 2);
    tally.ends(2.1, { due: 2, sent: 2.02 }, refused);
    expect(tally.counts(3)).toMatchObject({
      ...{ offered: 3, sent: 1, answered: 0, missed: { late: 1, full: 1 }, errors: { refused: 1 } },
      firstFailed: refused,
    });
  });

  it("take from when they were due, so that being late with them makes nothing look faster", () => {
    const tally = new Tally(TIMES, "due");
    tally.sends(2.02, 2);
    tally.ends(2.05, { due: 2, sent: 2.02 }, null);
    const { latency, sinceSent, lateness } = tally.counts(3);
    expect(decodeHistogram(sinceSent).maxValue / 1e6).toBeCloseTo(0.03, 4);
    expect(decodeHistogram(latency).maxValue / 1e6).toBeCloseTo(0.05, 4);
    expect(decodeHistogram(lateness).maxValue / 1e6).toBeCloseTo(0.02, 4);
  });

  it("are told apart by the hundredth of the window in which they were due", () => {
    const tally = new Tally(TIMES, "due");
    const send = (due: number, seconds: number) => {
      tally.sends(due, due);
      tally.ends(due + seconds, { due, sent: due }, null);
    };
    send(1, 0.25);
    send(1.01, 0.5);
    send(2.99, 3);
    send(3.5, 9);
    tally.misses(2, "full");
    const { longest, unanswered } = tally.counts(6).overTime;
    expect({
      slices: longest.length,
      longest: longest.flatMap((one, slice) => (one === null ? [] : [{ slice, one }])),
    }).toEqual({
      slices: 100,
      longest: [
        { slice: 0, one: 0.5 },
        { slice: 99, one: 3 },
      ],
    });
    expect(unanswered.flatMap((count, slice) => (count > 0 ? [{ slice, count }] : []))).toEqual([
      { slice: 50, count: 1 },
    ]);
  });

  it("are in flight within the window only as long as it lasts, where they were due in it", () => {
    const tally = new Tally(TIMES, "due");
    tally.sends(0.5, 0.5);
    tally.sends(2, 2);
    tally.ends(2.5, { due: 0.5, sent: 0.5 }, null);
    tally.ends(9, { due: 2, sent: 2 }, null);
    // From 2 to 3; the other was due before, and what it took is not counted either.
    expect(tally.counts(10).inFlightSeconds).toBeCloseTo(1, 9);
  });
});

it("counts requests of a closed loop by when they were over", () => {
  const tally = new Tally(TIMES, "over");
  const send = (at: number, over: number) => {
    tally.sends(at, at);
    tally.ends(over, { due: at, sent: at }, null);
  };
  send(0.5, 1.5);
  send(1.5, 2.9);
  send(2.9, 3.1);
  const { offered, sent, answered } = tally.counts(4);
  expect({ offered, sent, answered }).toEqual({ offered: 2, sent: 2, answered: 2 });
});
