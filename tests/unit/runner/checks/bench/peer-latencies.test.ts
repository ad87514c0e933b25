import { expect, it } from "vitest";
import { keepsLimit } from "../../../../../runner/checks/bench/bench-figure.ts";
import { besides, latenessOf, type PeerLatencies } from "../../../../../runner/checks/bench/peer-latencies.ts";

const latencies = (median: number, p99: number, sentShare = 1) => ({ median, p99, sentShare });
/** Ours: requests are sent 0.1 ms late. */
const MINE = [5, 5.2, 9].map((median) => ({
  ...{ sent: latencies(median / 1000, 0.02), due: latencies((median + 0.1) / 1000, 0.0201), late: 0.0003 },
}));
const peer = (name: string, since: "sent" | "due", ...rounds: PeerLatencies["rounds"]): PeerLatencies => {
  return { name, since, rounds };
};

it.each<[string, PeerLatencies[], string, (number | null)[]]>([
  [
    "the median of rounds",
    [peer("a", "sent", latencies(0.0052, 0.02), latencies(0.0052, 0.02))],
    "a's since sent",
    [0, 0],
  ],
  ["the same moment", [peer("a", "due", latencies(0.0053, 0.0201))], "a's since due", [0, 0]],
  [
    "the peer that is nearest in both percentiles",
    [peer("a", "sent", latencies(0.0052, 0.04)), peer("b", "sent", latencies(0.0065, 0.025))],
    "b's since sent",
    [0.2, 0.2],
  ],
  [
    "no peer that sent less than was asked for",
    [peer("a", "sent", latencies(0.0052, 0.02, 0.97)), peer("b", "sent", latencies(0.0065, 0.025, 0.99))],
    "b's since sent",
    [0.2, 0.2],
  ],
  ["none where there is none", [], "a peer's", [null, null]],
])("compares with %s", (_, peers, name, distances) => {
  const figures = besides(MINE, peers, "here");
  expect(figures.map(({ what }) => what)).toEqual(
    ["median", "p99"].map((of) => `${of} latency, distance from ${name}`),
  );
  for (const [place, distance] of distances.entries()) {
    if (distance === null) expect(figures[place]?.value).toBeNull();
    else expect(figures[place]?.value).toBeCloseTo(distance, 9);
  }
});

it("tells of each peer what it found beside ours, counted from the same moment, and what it did not send", () => {
  const peers = [peer("a", "sent", latencies(0.0052, 0.02)), peer("b", "due", latencies(0.0106, 0.02, 0.5))];
  expect(besides(MINE, peers, "here")[0]?.note).toBe(
    "since sent: ours 5.200 ms, a 5.200 ms (1.000 ×); since due: ours 5.300 ms, b 10.600 ms with 50.0% of it sent (2.000 ×) here",
  );
  const missed = MINE.map((one) => ({ ...one, sent: latencies(Number.POSITIVE_INFINITY, 0.02, 0.985) }));
  expect(besides(missed, peers, "")[0]?.note).toMatch(
    /^since sent: ours unbounded with 98.5% of it sent, a 5.200 ms; since/,
  );
  expect(besides(MINE, [], "here")[0]?.note).toMatch(
    /^skipped: expected vegeta .*; skipped: expected oha [^;]*; [^;]* here$/,
  );
});

it("lets no percentile be bounded that was missed too often to be", () => {
  const missed = MINE.map((one) => ({ ...one, due: latencies(0.0052, Number.POSITIVE_INFINITY) }));
  const kept = [...besides(missed, [peer("a", "due", latencies(0.0052, 0.02))], ""), ...latenessOf(missed, "")];
  expect(kept.map((figure) => keepsLimit(figure))).toEqual([true, false, true, false, true]);
});

it("tells what of a latency is because requests were sent late, and how late those are", () => {
  const figures = latenessOf(MINE, "");
  expect(figures.map(({ value }) => value)).toEqual(
    [5.3 / 5.2, 0.0201 / 0.02, 0.3].map((one) => expect.closeTo(one, 9)),
  );
  expect(figures.map(({ limit }) => limit)).toEqual([1.05, 1.05, 1]);
});
