import { expect, it } from "vitest";
import { firstView, queryOf, viewOf } from "../../../../app/figures/view.ts";
import { FIGURE } from "./sweep.fixture.ts";

const first = firstView(FIGURE);

it("says only what differs from what a figure shows at first", () => {
  expect(queryOf(first, FIGURE)).toBeNull();
  expect(queryOf({ ...first, scale: "log" }, FIGURE)).toBe("log");
  expect(queryOf({ off: ["slow", "lost"], scale: "log", quantity: "speedup", published: false }, FIGURE)).toBe(
    "off:slow,lost;log;speedup;unpublished",
  );
});

it("brings back every view that it said", () => {
  for (const off of [[], ["slow"], ["slow", "lost"]])
    for (const scale of ["linear", "log"] as const)
      for (const quantity of ["time", "speedup"] as const)
        for (const published of [true, false]) {
          const view = { off, scale, quantity, published };
          const query = queryOf(view, FIGURE);
          expect(query === null ? first : viewOf(query, FIGURE)).toEqual(view);
        }
});

it("goes back to a linear scale where the first one is logarithmic", () => {
  const figure = { ...FIGURE, data: { ...FIGURE.data, scale: "log" as const } };
  expect(queryOf({ ...firstView(figure), scale: "linear" }, figure)).toBe("linear");
  expect(viewOf("linear", figure)?.scale).toBe("linear");
});

it("takes what it knows from a query and ignores the rest", () => {
  expect(viewOf("off:slow,nobody;sideways;log", FIGURE)).toEqual({ ...first, off: ["slow"], scale: "log" });
  for (const query of ["", "off:", "off:nobody", "<script>", ";;;"]) expect(viewOf(query, FIGURE)).toBeNull();
  expect(viewOf("log", { kind: "activity", data: [] })).toBeNull();
});
