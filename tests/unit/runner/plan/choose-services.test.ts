import { expect, it } from "vitest";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { chooseServices, neededServices } from "../../../../runner/plan/choose-services.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { threeServices } from "../services.fixture.ts";

const like = (name: string, more: Partial<Service> = {}): Service => ({
  ...(threeServices[0] as Service),
  name,
  ...more,
});
const services = [
  like("upstream", { role: "upstream" }),
  like("plain"),
  like("equal", { role: "control", profiles: ["controls"] }),
  like("reload", { role: "process-model", profiles: ["process-models"] }),
  like("granian", { profiles: ["servers"] }),
  like("node", { role: "control", profiles: ["servers"] }),
];
const chosen = (asked: Parameters<typeof chooseServices>[0]) => {
  const { targets, controls, models } = chooseServices(asked, services);
  return [targets, controls, models].map((some) => some.map(({ name }) => name));
};

it("takes what needs no profile, controls and process models where nothing is asked for", () => {
  expect(chosen({})).toEqual([["plain"], ["equal"], ["reload"]]);
});

it("takes what is asked for whatever its profile, a control among it as a target", () => {
  expect(chosen({ targets: ["granian", "node"] })).toEqual([["granian", "node"], [], []]);
  expect(chosen({ targets: ["plain", "reload"] })).toEqual([["plain"], [], ["reload"]]);
});

it("takes what an article compares its targets with as controls, whatever they are declared as", () => {
  expect(chosen({ targets: ["granian"], besides: ["node", "plain", "reload"] })).toEqual([
    ["granian"],
    ["plain", "node"],
    ["reload"],
  ]);
});

it("refuses what is not declared, and nothing to measure, saying who asked for it", () => {
  expect(() => chosen({ targets: ["django"] })).toThrow(/^--targets: expected one of plain, .*, node, got "django"$/);
  expect(() => chosen({ targets: ["plain"], besides: ["django"] })).toThrow(
    /^measures of the article: expected one of/,
  );
  expect(() => chosen({ targets: ["reload"] })).toThrow("--targets: expected a target that is measured, got none");
});

it("starts what others wait for where it is for all of them, or where one of the run's own is started after it", () => {
  const plan = makePlan({ plan: "quick", dryRun: false, targets: ["plain"] }, services);
  const declared = [
    ...services,
    like("database", { role: "upstream", profiles: ["database"] }),
    like("shop", { profiles: ["database"], dependsOn: ["database"] }),
  ];
  const needed = (targets: string[]) => neededServices({ ...plan, targets }, declared).map(({ name }) => name);
  expect(needed(["plain"])).toEqual(["upstream", "plain"]);
  expect(needed(["plain", "shop"])).toEqual(["upstream", "plain", "database", "shop"]);
});
