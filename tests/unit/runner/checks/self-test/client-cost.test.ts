import { expect, it } from "vitest";
import { largestLevels } from "../../../../../runner/checks/self-test/client-cost.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";
import { endpointsOf } from "../../../../fixture/made-run/endpoints.ts";
import { QUERY } from "../../../../fixture/made-run/query.ts";
import { threeServices } from "../../services.fixture.ts";

it("measures the largest bursts that compute apart from all others, whose levels are larger", () => {
  const services = threeServices.map((one) => ({ ...one, endpoints: [...endpointsOf("sync-cpubound"), QUERY] }));
  const plan = makePlan({ plan: "quick", levels: [1, 5], ioLevels: [1, 41], dryRun: false }, services);
  expect(largestLevels(plan)).toEqual({ busy: [5], idle: [41] });
});
