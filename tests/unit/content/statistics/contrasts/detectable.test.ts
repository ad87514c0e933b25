import { expect, it } from "vitest";
import { detectable } from "../../../../../content/statistics/contrasts/detectable.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { shareOf } from "../simulated.fixture.ts";

it("adds the quantiles of Student's t at 0.975 and 0.9", () => {
  // R: qt(0.975, 14) + qt(0.9, 14)
  expect(detectable(1, 14)).toBeCloseTo(2.144787 + 1.34503, 5);
});

it.each([3, 4, 14])("is found nine times in ten with %i degrees of freedom", (freedom) => {
  const random = seededRandom(freedom);
  const threshold = detectable(1, freedom, { power: 0.5 });
  const found = shareOf(5000, () => {
    const squares = Array.from({ length: freedom }, () => normal(random) ** 2).reduce((sum, one) => sum + one, 0);
    return Math.abs(detectable(1, freedom) + normal(random)) > threshold * Math.sqrt(squares / freedom);
  });
  expect(found).toBeGreaterThan(0.87);
  expect(found).toBeLessThan(0.92);
});
