import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Environment } from "../../../../../../app/article/elements/tables/environment.tsx";
import type { Look } from "../../../../../../content/run/looks.ts";
import { fixtureRun } from "../../../../../fixture/run.ts";

const look = (repetitions: number, ends: Look["ends"]): Look => ({
  ...{ repetitions, atSeconds: 1, alpha: 0.015, ends, leftOut: [] },
  claims: [{ article: "a", claim: "b", outcome: ends ? "no time" : "measured further" }],
});

it("says of a run that ended early what was left out and why, and of any other that nothing was", async () => {
  const run = await fixtureRun({ looks: [look(1, null), look(2, "no time")] });
  const plan = { ...run.plan, repetitions: 6, untilDecided: { burstSeconds: 120 } };
  const said = renderToStaticMarkup(<Environment run={{ ...run, plan }} />);
  expect(said).toContain("each look at the claims may err in 1.5% of runs");
  expect(said).toContain("0 of 1 claims are decided, 1 without time for what they need. Measuring ends:");
  const whole = renderToStaticMarkup(<Environment run={await fixtureRun()} />);
  expect(whole).toContain("none while measuring: every repetition was measured whole");
});
