import { describe, expect, it } from "vitest";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { Amounts } from "../../../../runner/plan/amounts.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { steps } from "../../../../runner/schedule/steps.ts";
import { endpointsOf } from "../../../fixture/made-run/endpoints.ts";
import { QUERY } from "../../../fixture/made-run/query.ts";
import { threeServices } from "../services.fixture.ts";

const [one] = threeServices;
const plannedFor = (endpoints: Service["endpoints"]) => {
  const services = [{ ...one, endpoints } as Service];
  const plan = makePlan({ plan: "quick", dryRun: false }, services);
  return { plan, todo: steps(plan, services, 2) };
};

describe("a plan for an endpoint that has no amount", () => {
  it("asks for no seconds of work, and calibrates nothing", () => {
    const { plan, todo } = plannedFor([QUERY]);
    expect(plan.sweeps).toMatchObject([{ endpoint: "last-orders", work: "fixed", workSeconds: null }]);
    expect(todo.map(({ kind }) => kind)).not.toContain("calibration");
    expect(todo.every(({ estimateSeconds }) => Number.isFinite(estimateSeconds))).toBe(true);
  });

  it("sends its requests alone to the endpoint that the target declares first, whatever it is", () => {
    const alone = (endpoints: Service["endpoints"]) =>
      new Set(
        plannedFor(endpoints).todo.flatMap((step) =>
          step.kind === "single" && "sweep" in step ? [step.sweep.endpoint] : [],
        ),
      );
    expect(alone([QUERY, ...endpointsOf("sync-cpubound")])).toEqual(new Set(["last-orders"]));
    expect(alone([...endpointsOf("sync-cpubound"), QUERY])).toEqual(new Set(["sync-cpubound"]));
  });

  it("knows from the first that there is no amount to ask for, where others wait for their calibration", () => {
    const { plan } = plannedFor([QUERY, ...endpointsOf("sync-cpubound")]);
    const amounts = new Amounts(plan);
    const [query, matrices] = plan.sweeps;
    if (!query || !matrices) throw new Error("expected two sweeps");
    expect([amounts.own(query), amounts.shared(query), amounts.expectedSeconds(query)]).toEqual([null, null, null]);
    expect([amounts.own(matrices), amounts.shared(matrices)]).toEqual([undefined, undefined]);
    expect(amounts.choose([], []).amounts.map(({ work }) => work)).toEqual(["matrix"]);
  });
});
