import { describe, expect, it } from "vitest";
import { LABEL_GAP, separateLabels, wrapped } from "../../../../../app/figures/chart/labels.ts";

it("keeps labels where they are when none covers another", () => {
  expect(separateLabels([200, 10, 100], 300)).toEqual([200, 10, 100]);
});

it("moves labels apart in their order, and none above the drawing", () => {
  for (const positions of [
    [100, 101, 102],
    [0, 0, 0],
    [300, 300, 299],
  ]) {
    const placed = separateLabels(positions, 300);
    const sorted = placed.toSorted((a, b) => a - b);
    for (const [index, y] of sorted.entries())
      expect(y - (sorted[index - 1] ?? -Infinity)).toBeGreaterThanOrEqual(LABEL_GAP);
    expect(sorted[0]).toBeGreaterThanOrEqual(0);
  }
  // Of two lines, each may be half a gap above the middle.
  const [first = 0, second = 0] = separateLabels([0, 0], 300, 2 * LABEL_GAP).toSorted((a, b) => a - b);
  expect([first, second - first]).toEqual([LABEL_GAP / 2, 2 * LABEL_GAP]);
  expect(separateLabels([101, 100], 300)[0]).toBeGreaterThan(separateLabels([101, 100], 300)[1] ?? Infinity);
});

describe("a label that is too long for one line", () => {
  const LONG = "FastAPI, Gunicorn with Uvicorn's workers";

  it("is broken between words, and labels stand further apart", () => {
    const { labels, gap } = wrapped([LONG, "Go"], 300);
    expect(labels).toEqual([["FastAPI, Gunicorn with", "Uvicorn's workers"], ["Go"]]);
    expect(gap).toBeGreaterThan(2 * LABEL_GAP);
  });

  it("keeps the end that tells it from another, in three lines", () => {
    const queries = ["awaited, a query", "awaited, a slow query"].map((one) => `FastAPI, 20 connections to it: ${one}`);
    expect(wrapped(queries, 300).labels).toEqual([
      ["FastAPI, 20 connections", "to it: awaited, a query"],
      ["FastAPI, 20 connections", "to it: awaited, a slow", "query"],
    ]);
    expect(wrapped(queries, 100).labels.map((lines) => lines.length)).toEqual([2, 2]);
  });

  it("is cut where a word is longer than a line, or the drawing too low for two lines each", () => {
    expect(wrapped(["Go beside_an_application_of_ones_own"], 300).labels[0]).toEqual([
      "Go",
      "beside_an_application_o…",
    ]);
    expect(wrapped(Array(12).fill(LONG), 300)).toEqual({
      labels: Array(12).fill(["FastAPI, Gunicorn with …"]),
      gap: LABEL_GAP,
    });
  });
});
