import { describe, expect, it } from "vitest";
import type { Endpoint } from "../../../../content/run/parts/endpoint.ts";
import type { Sweep } from "../../../../content/run/plan.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { endpointsOf } from "../../../fixture/made-run/endpoints.ts";
import { threeServices } from "../services.fixture.ts";

const full = makePlan({ plan: "full", dryRun: false }, threeServices);
const quick = makePlan({ plan: "quick", dryRun: false }, threeServices);

describe("a plan", () => {
  it("has the original notebook's sizes when full", () => {
    expect(full).toMatchObject({ targetSeconds: 2, calibrationSamples: 50, repetitions: 3 });
    expect(new Set(full.sweeps.map(({ workSeconds }) => workSeconds))).toEqual(new Set([2]));
  });

  it("is short when quick, with the same sweeps", () => {
    expect(quick).toMatchObject({ targetSeconds: 0.16, calibrationSamples: 20, repetitions: 2 });
    const named = ({ target, endpoint }: Sweep) => `${endpoint} ${target}`;
    expect(quick.sweeps.map(named)).toEqual(full.sweeps.map(named));
  });

  it("sweeps one endpoint over all targets that serve it before the next", () => {
    expect(full.sweeps.map(({ target, endpoint }) => `${endpoint} ${target}`)).toEqual([
      "sync-cpubound fastapianalytics",
      "sync-cpubound flask1xanalytics",
      "sync-cpubound flask2xanalytics",
      "badasync-cpubound fastapianalytics",
    ]);
  });

  it("waits at least as long as the original notebook did, and longer for longer bursts", () => {
    expect(full.requestTimeoutSeconds).toBe(300);
    expect(makePlan({ plan: "full", targetSeconds: 60, dryRun: false }, threeServices).requestTimeoutSeconds).toBe(
      1800,
    );
  });

  it("has one list of levels for all: the original notebook's, and just above and at twice each target's workers", () => {
    expect(new Set(full.sweeps.map(({ levels }) => levels.join()))).toEqual(new Set(["1,2,3,4,5,6,10"]));
  });

  it("asks for less than the original notebook's seconds outside its own sweeps, and gives waiting levels of its own", () => {
    const [fastapi, ...others] = threeServices;
    const endpoints = endpointsOf("sync-cpubound", "threadpool-cpubound?work=python", "async-iobound");
    const wider = makePlan({ plan: "full", dryRun: false }, [{ ...fastapi, endpoints } as Service, ...others]);
    const ours = wider.sweeps.filter(({ target }) => target === "fastapianalytics");
    expect(ours.map(({ workSeconds }) => workSeconds)).toEqual([2, 0.3, 0.2]);
    expect(ours.at(-1)?.levels).toEqual([1, 2, 5, 10, 20, 40, 41, 80]);
  });

  it("has one level above every target's workers when quick", () => {
    expect(new Set(quick.sweeps.map(({ levels }) => levels.join()))).toEqual(new Set(["1,2,3,5,6"]));
    const few = makePlan({ plan: "quick", dryRun: false }, threeServices.slice(0, 2));
    expect(few.sweeps[0]?.levels).toEqual([1, 2, 3, 5]);
  });

  it("takes no bursts of an endpoint with a bound for steady load, unless it is named or nothing else is there", () => {
    const [fastapi] = threeServices;
    const [direct, light] = endpointsOf("sync-cpubound", "async-iobound") as [Endpoint, Endpoint];
    const bounded = { ...light, p99Seconds: 0.05 };
    const sweptOf = (endpoints: Endpoint[], asked?: string[]) =>
      makePlan({ plan: "quick", dryRun: false, ...(asked && { endpoints: asked }) }, [
        { ...fastapi, endpoints } as Service,
      ]).sweeps.map(({ endpoint }) => endpoint);
    expect(sweptOf([direct, bounded])).toEqual(["sync-cpubound"]);
    expect(sweptOf([direct, bounded], ["async-iobound"])).toEqual(["async-iobound"]);
    expect(sweptOf([bounded])).toEqual(["async-iobound"]);
  });

  it("has several bursts of each level where waits are awaited, the slow service alone among them", () => {
    const [fastapi] = threeServices;
    const upstream = { ...fastapi, name: "upstream", role: "upstream", endpoints: endpointsOf("async-iobound") };
    const endpoints = endpointsOf("sync-cpubound", "sync-iobound", "async-iobound");
    const services = [upstream, { ...fastapi, endpoints }] as Service[];
    const { sweeps } = makePlan({ plan: "quick", dryRun: false }, services);
    expect(sweeps.map(({ target, endpoint, bursts }) => [`${endpoint} on ${target}`, bursts])).toEqual([
      ["sync-cpubound on fastapianalytics", undefined],
      ["sync-iobound on fastapianalytics", undefined],
      ["async-iobound on fastapianalytics", 4],
      ["async-iobound on upstream", 4],
    ]);
  });

  it("refuses a target or an endpoint that is not declared, naming those that are", () => {
    const wrong = (options: object) => () => makePlan({ plan: "full", dryRun: false, ...options }, threeServices);
    expect(wrong({ targets: ["django"] })).toThrow(
      /expected one of fastapianalytics, flask1xanalytics, flask2xanalytics, got "django"/,
    );
    expect(wrong({ endpoints: ["sleep"] })).toThrow(/expected some of sync-cpubound, badasync-cpubound, got "sleep"/);
  });
});

describe("the endpoints of an article", () => {
  const sweepsOf = (endpoints: string[], isOfArticle: boolean) => () =>
    makePlan(
      { plan: "full", dryRun: false, targets: ["flask1xanalytics"], endpoints, isOfArticle },
      threeServices,
    ).sweeps.map(({ endpoint }) => endpoint);

  it("are left out where only others have them, which a flag may not name", () => {
    const endpoints = ["sync-cpubound", "badasync-cpubound"];
    expect(sweepsOf(endpoints, true)()).toEqual(["sync-cpubound"]);
    expect(sweepsOf(endpoints, false)).toThrow('--endpoints: expected some of sync-cpubound, got "badasync-cpubound"');
  });

  it("are refused where nobody has them, and where nothing is left", () => {
    expect(sweepsOf(["sleep"], true)).toThrow(
      'measures.endpoints of the article: expected some of sync-cpubound, badasync-cpubound, got "sleep"',
    );
    expect(sweepsOf(["badasync-cpubound"], true)).toThrow("--targets: expected one that has any of badasync-cpubound");
  });
});

describe("bursts that scatter", () => {
  it("are repeated on the targets and the endpoint that are named, and once elsewhere", () => {
    const [first] = threeServices;
    const repeated = [{ endpoint: "sync-cpubound", targets: [first?.name ?? ""], bursts: 5 }];
    const { sweeps } = makePlan({ plan: "full", dryRun: false, repeated }, threeServices);
    const found = sweeps.filter(({ bursts }) => bursts === 5).map(({ target, endpoint }) => [target, endpoint]);
    expect(found).toEqual([[first?.name, "sync-cpubound"]]);
    expect(sweeps.filter(({ bursts }) => bursts === undefined).length).toBe(sweeps.length - 1);
  });
});

describe("controls", () => {
  const waiting = threeServices.map((one) => ({ ...one, endpoints: endpointsOf("sync-cpubound", "sync-iobound") }));
  const control: Service = {
    ...(threeServices[1] as Service),
    ...{ name: "equal", role: "control", levels: [1, 5, 41], endpoints: endpointsOf("sync-cpubound", "sync-iobound") },
  };
  const upstream: Service = {
    ...(threeServices[0] as Service),
    ...{ name: "upstream", role: "upstream", endpoints: endpointsOf("async-iobound") },
  };
  const services = [upstream, ...waiting, control];
  const planOf = (options: object = {}) => makePlan({ plan: "quick", dryRun: false, ...options }, services);
  const levelsOf = ({ sweeps }: { sweeps: Sweep[] }, name: string) =>
    sweeps.filter(({ target }) => target === name).map(({ endpoint, levels }) => [endpoint, ...levels]);

  it("are measured at those of the plan's levels that they are declared for", () => {
    expect(levelsOf(planOf(), "equal")).toEqual([
      ["sync-cpubound", 1, 5],
      ["sync-iobound", 1, 5, 41],
    ]);
    expect(planOf()).toMatchObject({ targets: waiting.map(({ name }) => name), controls: ["equal", "upstream"] });
  });

  it("are left out where none of their levels is measured", () => {
    expect(levelsOf(planOf({ levels: [2, 3] }), "equal")).toEqual([["sync-iobound", 1, 5, 41]]);
    expect(planOf({ levels: [2, 3], endpoints: ["sync-cpubound"] }).controls).toEqual([]);
  });

  it("include the slow service alone, at the levels at which targets wait for it", () => {
    expect(levelsOf(planOf({ ioLevels: [1, 7] }), "upstream")).toEqual([["async-iobound", 1, 7]]);
    expect(planOf().sweeps.at(-1)).toMatchObject({ target: "upstream", work: "wait", workSeconds: 0.1 });
    expect(levelsOf(planOf({ endpoints: ["sync-cpubound"] }), "upstream")).toEqual([]);
  });

  it("are targets like any other where they are asked for by name", () => {
    const asked = planOf({ targets: ["equal"] });
    expect(asked).toMatchObject({ targets: ["equal"], controls: ["upstream"] });
    expect(levelsOf(asked, "equal")[0]).toEqual(["sync-cpubound", 1, 2, 3, 5]);
  });
});

it("takes repetitions as the most there may be, and fewer bursts of one request, where it is to measure until claims are decided", () => {
  const made = (more: object) => makePlan({ plan: "quick", dryRun: false, ...more }, threeServices);
  expect(made({})).toMatchObject({ repetitions: 2, soloBursts: 4, untilDecided: null });
  expect(made({ until: "complete" })).toMatchObject({ repetitions: 2, untilDecided: null });
  expect(made({ until: "decided" })).toMatchObject({
    repetitions: 6,
    soloBursts: 2,
    untilDecided: { burstSeconds: 120 },
  });
  expect(made({ until: "decided", repetitions: 3 })).toMatchObject({ repetitions: 3, untilDecided: {} });
  expect(made({ until: "decided", plan: "full" })).toMatchObject({
    ...{ repetitions: 4, untilDecided: { burstSeconds: 600 } },
    // Half the work of the full plan, so that all of it fits into half the time.
    targetSeconds: 1,
  });
  expect(made({ until: "decided", plan: "full", targetSeconds: 3 })).toMatchObject({ targetSeconds: 3 });
});
