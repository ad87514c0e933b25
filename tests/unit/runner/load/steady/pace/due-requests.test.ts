import { expect, it } from "vitest";
import {
  DueRequests,
  earlySeconds,
  momentsOf,
  type Timetable,
} from "../../../../../../runner/load/steady/pace/due-requests.ts";

const timetable = (kind: "even" | "poisson"): Timetable => ({
  loop: { kind: "open", ratePerSecond: 100, arrivals: kind, seed: 7, mostConnections: 8 },
  times: { warmUp: 10, begin: 11, end: 12 },
  firstAfterSeconds: undefined,
});

/** Everything that a thread takes by a moment. */
function taken(due: DueRequests, now: number): number[] {
  const moments: number[] = [];
  for (let moment = due.take(now); moment !== null; moment = due.take(now)) moments.push(moment);
  return moments;
}

it.each(["even", "poisson"] as const)("deals what is due to the threads, each request to one of them: %s", (kind) => {
  const threads = [0, 1, 2].map((place) => taken(new DueRequests(timetable(kind), place, 3), Number.POSITIVE_INFINITY));
  expect(threads.flat().toSorted((a, b) => a - b)).toEqual([...momentsOf(timetable(kind))]);
  expect(threads[1]?.slice(0, 2)).toEqual([...momentsOf(timetable(kind))].filter((_, at) => at === 1 || at === 4));
});

it("gives none before it is due, and all of those that are", () => {
  const due = new DueRequests(timetable("even"), 0, 1);
  expect(taken(due, 10.0049)).toEqual([]);
  expect(taken(due, 10.026)).toHaveLength(3);
  expect(taken(due, 10.026)).toEqual([]);
  expect(taken(due, 13)).toHaveLength(197);
  expect(taken(due, Number.POSITIVE_INFINITY)).toEqual([]);
});

it("says when the next is due, and never where none is", () => {
  const due = new DueRequests(timetable("even"), 0, 1);
  expect(due.next).toBeCloseTo(10.005, 9);
  due.take(10.01);
  expect(due.next).toBeCloseTo(10.015, 9);
  taken(due, 12);
  expect(due.next).toBe(Number.POSITIVE_INFINITY);
});

it("calls threads before requests are due, for less than a sixth of a core at any rate", () => {
  const at = (ratePerSecond: number) => earlySeconds({ loop: { ...timetable("even").loop, ratePerSecond } });
  const rates = [1, 50, 500, 1000, 5000, 20_000];
  for (const rate of rates) expect(rate * at(rate)).toBeLessThan(1 / 6);
  expect(Math.min(...rates.map(at))).toBeGreaterThan(0);
  expect(at(1)).toBe(at(50));
});
