import { expect, it } from "vitest";
import { sweepDataset } from "../../../../../app/figures/sweep/sweep-table.ts";
import { sweepsOf } from "../../../../../content/findings/bursts/sweeps.ts";
import { burstOf, request } from "../../../content/findings/bursts/bursts.fixture.ts";
import { smallRun } from "../../../content/run/small-run.ts";

const small = await smallRun();

/**
 * What stands under a heading for bursts of one request each, whose answer
 * takes 2 ms more than its work, and what is said where nothing does.
 */
function farOff(seconds: number[]) {
  const observations = seconds.map((one) => burstOf([request(0.002, one)]));
  const [series] = sweepsOf({ ...small, observations }, "sync-cpubound");
  if (!series) throw new Error("expected a sweep, got none");
  const { columns, rows } = sweepDataset([series]);
  const place = columns.findIndex(({ name }) => name === "outliers");
  return rows[0]?.[place] ?? columns[place]?.missing;
}

it("says why no burst is called far off: too few to tell, or none is", () => {
  const alike = Array.from({ length: 9 }, (_, index) => 0.2 + index / 1000);
  expect(farOff([0.2, 0.2, 9])).toBe("too few");
  expect(farOff(alike)).toBe("too few");
  expect(farOff([...alike, 0.209])).toBe("none");
  expect(farOff([...alike, 9])).toBe("9.002");
});
