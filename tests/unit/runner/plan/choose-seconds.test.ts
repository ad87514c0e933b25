import { describe, expect, it } from "vitest";
import type { Cost } from "../../../../content/run/circumstances/self-test.ts";
import type { Calibration } from "../../../../content/run/observations/calibration.ts";
import type { Plan } from "../../../../content/run/plan.ts";
import { chooseSeconds } from "../../../../runner/plan/choose-seconds.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { endpointsOf } from "../../../fixture/made-run/endpoints.ts";
import { calibrationOf } from "../calibrations.fixture.ts";
import { threeServices } from "../services.fixture.ts";

const services = threeServices.map((service) => ({
  ...service,
  endpoints: endpointsOf("sync-cpubound", "sync-iobound"),
}));
const planOf = (options: object = {}) =>
  makePlan({ plan: "quick", levels: [1, 2, 3, 5], dryRun: false, ...options }, services);

/** Six bursts of a level, of which so many cost the client much more. */
function costs(level: number, cpuSeconds: number, outliers = 0): Cost[] {
  const cores = level > 5 ? ("idle" as const) : ("busy" as const);
  const usual = { level, cores, lateSeconds: 0.002, heldSeconds: 0.002 };
  return Array.from({ length: 6 }, (_, index) => ({ ...usual, cpuSeconds: index < outliers ? 1 : cpuSeconds }));
}

const FAST = [...costs(41, 0.012), ...costs(5, 0.002)];
const SLOW = [...costs(41, 0.047), ...costs(5, 0.008)];
const calibrated = (seconds: number): Calibration[] => [
  calibrationOf("fastapianalytics", seconds),
  calibrationOf("flask1xanalytics", 1.2 * seconds),
];

/** The chosen seconds by kind of work and what was wanted. */
function chosen(plan: Plan, measured: Cost[], iterationSeconds = 0.002): Record<string, number> {
  const amounts = chooseSeconds(plan, measured, calibrated(iterationSeconds));
  return Object.fromEntries(
    amounts.map(({ work, wantedSeconds, chosenSeconds }) => [`${work} ${wantedSeconds}`, chosenSeconds]),
  );
}

describe("the seconds that requests ask for", () => {
  it("are those of the plan where the client is quick and iterations are short", () => {
    expect(chosen(planOf(), FAST)).toEqual({ "matrix 0.16": 0.16, "wait 0.1": 0.1 });
    expect(chooseSeconds(planOf(), FAST, calibrated(0.002)).map(({ reason }) => reason)).toEqual([
      "as wanted",
      "as wanted",
    ]);
  });

  it("rise until what the largest burst costs the client is a sixth of the shortest service", () => {
    expect(chosen(planOf(), SLOW)).toEqual({ "matrix 0.16": 0.16, "wait 0.1": 0.29 });
    expect(chooseSeconds(planOf(), SLOW, []).at(-1)?.reason).toMatch(
      /^with 41 requests together the client takes 47\.0 ms of CPU, is 2\.0 ms late and holds a request for 2\.0 ms/,
    );
  });

  it("rise until how late the client is, and how long it takes to send, leaves a burst valid", () => {
    const late = FAST.map((cost) => ({ ...cost, lateSeconds: 0.005 }));
    expect(chosen(planOf(), late)).toEqual({ "matrix 0.16": 0.25, "wait 0.1": 0.25 });
    const holding = FAST.map((cost) => ({ ...cost, heldSeconds: 0.01 }));
    expect(chosen(planOf(), holding)).toEqual({ "matrix 0.16": 0.3, "wait 0.1": 0.3 });
  });

  it("follow what a burst costs beside idle cores where requests wait, and beside busy ones where they compute", () => {
    const both = [...costs(41, 0.012), ...costs(5, 0.002).map((cost) => ({ ...cost, lateSeconds: 0.008 }))];
    expect(chosen(planOf(), both)).toEqual({ "matrix 0.16": 0.4, "wait 0.1": 0.1 });
  });

  it("do not rise for one burst of six that cost more than the others", () => {
    expect(chosen(planOf(), [...costs(41, 0.012, 1), ...costs(5, 0.002, 1)])).toEqual(chosen(planOf(), FAST));
  });

  it("rise until ten iterations of the slowest target fit", () => {
    expect(chosen(planOf(), FAST, 0.03)).toEqual({ "matrix 0.16": 0.36, "wait 0.1": 0.1 });
    expect(chooseSeconds(planOf(), FAST, calibrated(0.03))[0]?.reason).toMatch(
      /^10 iterations of 36\.0 ms have to fit/,
    );
  });

  it("of computing are kept as they were given, however slow the machine is", () => {
    const plan = planOf({ targetSeconds: 0.05 });
    expect(chosen(plan, SLOW, 0.03)).toEqual({ "matrix 0.05": 0.05, "wait 0.1": 0.29 });
    expect(chooseSeconds(plan, SLOW, [])[0]?.reason).toBe("as given with --target-seconds");
  });

  it("are those of the plan where nothing is known of the client and no target answered", () => {
    expect(chooseSeconds(planOf(), [], []).map(({ chosenSeconds }) => chosenSeconds)).toEqual([0.16, 0.1]);
  });
});
