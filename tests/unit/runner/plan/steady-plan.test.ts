import { expect, it } from "vitest";
import { PLANS } from "../../../../runner/plan/named-plans.ts";
import { steadyPlan } from "../../../../runner/plan/steady-plan.ts";
import { threeServices } from "../services.fixture.ts";

const mixed = [{ light: "sync-cpubound", blocking: "badasync-cpubound", ratePerSecond: 20 }];

it("loads every target that has an endpoint, and those alone that are named for it", () => {
  const steady = { endpoints: ["sync-cpubound", "badasync-cpubound"], mixed };
  const loadsOf = (only?: Record<string, string[]>) =>
    steadyPlan({ steady: { ...steady, only } }, threeServices, PLANS.quick.steady);
  expect(loadsOf().loads.map(({ target, endpoint }) => `${endpoint} on ${target}`)).toEqual([
    ...["fastapianalytics", "flask1xanalytics", "flask2xanalytics"].map((target) => `sync-cpubound on ${target}`),
    "badasync-cpubound on fastapianalytics",
  ]);
  expect(loadsOf().mixed.map(({ target }) => target)).toEqual(["fastapianalytics"]);
  const fewer = loadsOf({ "sync-cpubound": ["flask2xanalytics"] });
  expect(fewer.loads.map(({ target }) => target)).toEqual(["flask2xanalytics", "fastapianalytics"]);
  expect(fewer.mixed).toEqual([]);
});

it("leaves out what only services have that are not measured, and refuses to leave out everything", () => {
  const flask = threeServices.filter(({ name }) => name !== "fastapianalytics");
  const steady = { endpoints: ["badasync-cpubound", "sync-cpubound"], mixed };
  const planOf = (wanted: typeof steady) => steadyPlan({ steady: wanted }, flask, PLANS.quick.steady, threeServices);
  expect(new Set(planOf(steady).loads.map(({ endpoint }) => endpoint))).toEqual(new Set(["sync-cpubound"]));
  expect(planOf(steady).mixed).toEqual([]);
  expect(() => planOf({ endpoints: ["badasync-cpubound"], mixed: [] })).toThrow('got "badasync-cpubound"');
});

it("refuses an endpoint that no target has, naming those there are", () => {
  const steady = { endpoints: ["sync-query"], mixed: [] };
  expect(() => steadyPlan({ steady }, threeServices, PLANS.quick.steady)).toThrow(
    'expected some of sync-cpubound, badasync-cpubound, got "sync-query"',
  );
});
