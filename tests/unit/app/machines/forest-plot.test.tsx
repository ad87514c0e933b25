import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ForestPlot } from "../../../../app/machines/forest-plot.tsx";
import { type Allowed, NOT_MEASURED } from "../../../../content/findings/claims/verdict.ts";
import type { OnMachine } from "../../../../content/findings/machines/across.ts";

const WIDTH = 640;
const RIGHT = 20;

const machine = (run: string, estimate: number, allowed: Allowed | null): OnMachine => ({
  ...{ run, machine: { key: run, label: run }, backend: "compose", plan: "full", isContributed: false },
  judged: {
    ...{ ...NOT_MEASURED, id: "a", statement: "" },
    ...{ quantity: allowed && { estimate, low: 0.9 * estimate, high: 1.1 * estimate }, allowed },
  },
});
const bands = (machines: OnMachine[]) =>
  [
    ...renderToStaticMarkup(<ForestPlot machines={machines} />).matchAll(
      /<rect class="band" x="(.*?)".*?width="(.*?)"/g,
    ),
  ].map(([, from, width]) => ({ from: Number(from), to: Number(from) + Number(width) }));

it("shades where the claim holds on each machine, whatever its bound is, up to the edge where that is open", () => {
  const [below, above] = bands([
    machine("one", 0.02, { low: null, high: 0.05 }),
    machine("two", 0.02, { low: 0.05, high: null }),
  ]);
  expect(below?.to).toBeCloseTo(above?.from ?? 0, 6);
  expect(above?.to).toBeCloseTo(WIDTH - RIGHT, 6);
  // One is no bound of theirs, and far from what they have: the axis does not reach there.
  expect(
    renderToStaticMarkup(<ForestPlot machines={[machine("one", 0.02, { low: null, high: 0.05 })]} />),
  ).not.toContain(">1</text>");
});

it("draws an interval that is open at one end up to the edge, without an estimate", () => {
  const open = machine("one", 200, { low: 100, high: null });
  const { judged } = open;
  if (judged) judged.quantity = { estimate: null, low: 150, high: null };
  const drawn = renderToStaticMarkup(<ForestPlot machines={[open, machine("two", 120, { low: 100, high: null })]} />);
  expect(drawn).toMatch(new RegExp(`<line x1="[^"]+" x2="${WIDTH - RIGHT}"`));
  expect(drawn.match(/<circle/g)).toHaveLength(1);
});

it("shades nothing for a machine without an interval", () => {
  expect(bands([machine("one", 1, { low: 0.9, high: 1.1 }), machine("two", 1, null)])).toHaveLength(1);
});
