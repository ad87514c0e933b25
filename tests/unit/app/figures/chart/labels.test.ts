import { expect, it } from "vitest";
import { LABEL_GAP, separateLabels } from "../../../../../app/figures/chart/labels.ts";

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
  expect(separateLabels([101, 100], 300)[0]).toBeGreaterThan(separateLabels([101, 100], 300)[1] ?? Infinity);
});
