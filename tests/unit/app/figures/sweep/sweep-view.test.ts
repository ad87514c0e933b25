import { expect, it } from "vitest";
import { firstView, queryOf, viewOf } from "../../../../../app/figures/sweep/sweep-view.ts";
import { SWEEP } from "./sweep.fixture.ts";

const first = firstView(SWEEP);

it("says only what differs from what a figure shows at first", () => {
  expect(queryOf(first, SWEEP)).toBeNull();
  expect(queryOf({ ...first, scale: "log" }, SWEEP)).toBe("log");
  expect(queryOf({ hidden: ["slow", "lost"], scale: "log", quantity: "speedup", published: false }, SWEEP)).toBe(
    "off:slow,lost;log;speedup;unpublished",
  );
});

it("brings back every view that it said", () => {
  for (const hidden of [[], ["slow"], ["slow", "lost"]])
    for (const scale of ["linear", "log"] as const)
      for (const quantity of ["time", "speedup"] as const)
        for (const published of [true, false]) {
          const view = { hidden, scale, quantity, published };
          const query = queryOf(view, SWEEP);
          expect(query === null ? first : viewOf(query, SWEEP)).toEqual(view);
        }
});

it("goes back to a linear scale where the first one is logarithmic", () => {
  const data = { ...SWEEP, scale: "log" as const };
  expect(queryOf({ ...firstView(data), scale: "linear" }, data)).toBe("linear");
  expect(viewOf("linear", data)?.scale).toBe("linear");
});

it("takes what it knows from a query and ignores the rest", () => {
  expect(viewOf("off:slow,nobody;sideways;log", SWEEP)).toEqual({ ...first, hidden: ["slow"], scale: "log" });
  for (const query of ["", "off:", "off:nobody", "<script>", ";;;"]) expect(viewOf(query, SWEEP)).toBeNull();
});
