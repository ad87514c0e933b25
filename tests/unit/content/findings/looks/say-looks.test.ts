import { describe, expect, it } from "vitest";
import { sayLook, sayLooks } from "../../../../../content/findings/looks/say-looks.ts";
import type { Look, Outcome } from "../../../../../content/run/looks.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const sweep = { target: "fastapianalytics", endpoint: "sync-cpubound" };
const claims = (...outcomes: Outcome[]) =>
  outcomes.map((outcome, index) => ({ article: "article", claim: `claim-${index}`, outcome }));
const look = (repetitions: number, more: Partial<Look> = {}): Look => ({
  ...{
    repetitions,
    atSeconds: 1,
    alpha: 0.015,
    claims: claims("decided", "decided", "measured further", "not measured"),
  },
  ...{ leftOut: [], ends: null },
  ...more,
});

describe("a look in words", () => {
  it("has how many claims are decided, and what is left out of the next repetition for which reason", () => {
    const leftOut: Look["leftOut"] = [
      { ...sweep, levels: [1, 2], reason: "decided" },
      { ...sweep, target: "other", levels: [5], reason: "decided" },
      { ...sweep, target: "third", levels: [1], reason: "no time" },
    ];
    expect(sayLook(look(2, { leftOut }))).toBe(
      "After 2 repetitions: 2 of 3 claims are decided, 1 measured further. The next leaves out 3 levels of 2 sweeps that only decided claims read, 1 level of 1 sweep that there was no time for.",
    );
  });

  it("says nothing of claims after the first repetition", () => {
    expect(sayLook(look(1, { claims: [] }))).toBe("After 1 repetition: The next is measured whole.");
  });

  it.each([
    ["all decided", "every claim that this run measures is decided"],
    ["no time", "would take longer than the time for bursts"],
    ["more would not tell", "by too little for a few bursts more to tell"],
    ["last repetition", "it was the last that was planned"],
  ] as const)("says that measuring ends: %s", (ends, said) => {
    expect(sayLook(look(3, { ends }))).toContain(`Measuring ends: `);
    expect(sayLook(look(3, { ends }))).toContain(said);
  });
});

it("says of a run how long it may measure and how much each look may err, and nothing without looks", async () => {
  const run = await fixtureRun({ looks: [look(1), look(2, { ends: "all decided" })] });
  const looked = { ...run, plan: { ...run.plan, repetitions: 6, untilDecided: { burstSeconds: 120 } } };
  expect(sayLooks(looked)).toHaveLength(3);
  expect(sayLooks(looked)[0]).toBe(
    "Measured until claims are decided, with at most 6 repetitions and 120 s of bursts; each look at the claims may err in 1.5% of runs, all together in 5%.",
  );
  expect(sayLooks(await fixtureRun())).toEqual([]);
});
