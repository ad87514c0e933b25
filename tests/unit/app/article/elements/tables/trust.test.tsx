import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Drift } from "../../../../../../app/article/elements/tables/trust.tsx";
import type { Run } from "../../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const first = run.observations.find(({ kind }) => kind === "calibration") ?? expect.fail("expected a calibration");
const said = (...again: object[]) => {
  const later = again.map((one) => ({ ...first, repetition: 1, ...one })) as Run["observations"];
  return renderToStaticMarkup(<Drift run={{ ...run, observations: [first, ...later] }} />);
};

it("judges no drift that is not known", () => {
  expect(said({})).toContain("within bounds");
  expect(said({ node: 1 })).toBe(
    '<p class="missing">Not known: no target was calibrated twice on the same machine.</p>',
  );
  expect(said({}, { node: 1 })).toMatch(/<td>not measured<\/td>.*<td>not known<\/td>/);
});
