import { expect, it } from "vitest";
import { addedCounts } from "../../../../../runner/load/steady/added-counts.ts";

it("adds up what parts of a load were counted to have, of each kind", () => {
  const first = { offered: 9, sent: 8, missed: { late: 1, full: 0 }, answered: 3, errors: { timeout: 2, status: 1 } };
  const second = { offered: 7, sent: 4, missed: { late: 0, full: 3 }, answered: 1, errors: { timeout: 3 } };
  const both = { offered: 16, sent: 12, missed: { late: 1, full: 3 }, answered: 4, errors: { timeout: 5, status: 1 } };
  expect(addedCounts([first, second])).toEqual(both);
  expect(addedCounts([])).toEqual({ offered: 0, sent: 0, missed: { late: 0, full: 0 }, answered: 0, errors: {} });
});
