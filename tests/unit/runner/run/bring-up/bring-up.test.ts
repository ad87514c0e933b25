import { availableParallelism } from "node:os";
import { describe, expect, it, vi } from "vitest";
import type { TargetLimits } from "../../../../../content/run/circumstances/limits.ts";
import type { Fleet } from "../../../../../runner/fleet/fleet.ts";
import { bootId } from "../../../../../runner/observe/boot-id.ts";
import { UNSEEN } from "../../../../../runner/observe/target-observer.ts";
import { bringUp } from "../../../../../runner/run/bring-up/bring-up.ts";
import type { Journal } from "../../../../../runner/run/journal/journal.ts";
import type { Entry, Started } from "../../../../../runner/run/journal/journal-entry.ts";
import { threeServices } from "../../services.fixture.ts";

const journal: Journal = { file: "", append: async () => {}, entries: async () => [], close: async () => {} };
const before = { targets: [], images: [], failures: [] };

/** A fleet that starts nothing, and notes what it was asked to start. */
function noting(started: string[]): Fleet {
  return {
    ...{ isLocal: true, pinned: false },
    up: async (services) => {
      started.push(...services.map(({ name }) => name));
      return [];
    },
    ...{ located: async (services) => services },
    ...{ down: async () => {}, roots: async () => new Map() },
    ...{ ended: async () => undefined, lastLines: async () => "" },
  };
}

it.each(["once-again", "flask-again", "again"])("starts a service with any name, such as %s", async (name) => {
  const started: string[] = [];
  const services = threeServices.slice(0, 1).map((service) => ({ ...service, name, role: "upstream" as const }));
  const { signal } = new AbortController();
  const present = await bringUp(
    { fleets: [noting(started)], journal, coldStarts: false, isSteady: false, before, signal },
    services,
  );
  expect(started).toEqual([name]);
  expect(present[0]?.services).toEqual(services);
});

it("asks a service where its fleet has it, not where the file publishes it", async () => {
  const [service] = threeServices.map((one) => ({ ...one, role: "upstream" as const, endpoints: [] }));
  if (!service) throw new Error("expected a service, got none");
  const there = [{ ...service, host: "192.0.2.7" }];
  const context = {
    fleets: [{ ...noting([]), located: async () => there }],
    journal,
    coldStarts: false,
    isSteady: false,
    before,
  };
  const [running] = await bringUp({ ...context, signal: new AbortController().signal }, [service]);
  expect(running?.services).toEqual(there);
});

describe("where cold starts are wanted", () => {
  const batches: string[][] = [];
  const told: Entry[] = [];
  const fleet: Fleet = {
    ...noting([]),
    up: async (services) => {
      batches.push(services.map(({ name }) => name));
      return services.filter(({ name }) => name === "flask1xanalytics").map(({ name }) => ({ name, reason: "ended" }));
    },
    roots: async () =>
      new Map(threeServices.map(({ name }) => [name, { pid: 1, startedAt: Date.now() - 2000, image: null }])),
  };
  const context = {
    fleets: [fleet],
    journal: { ...journal, append: async (entry: Entry) => void told.push(entry) },
    before,
  };

  it("starts one service after the other, and records how long each took that came up", async () => {
    await bringUp(
      { ...context, coldStarts: true, isSteady: false, signal: new AbortController().signal },
      threeServices,
    );
    expect(batches).toEqual([["fastapianalytics"], ["flask1xanalytics"], ["flask2xanalytics"]]);
    const { started } = told[0] as Extract<Entry, { started: unknown }>;
    expect(started.targets.map(({ coldStartSeconds }) => coldStartSeconds)).toEqual([
      expect.closeTo(2, 0),
      null,
      expect.closeTo(2, 0),
    ]);
    expect(started.failures).toMatchObject([{ target: "flask1xanalytics", message: "ended" }]);
  });

  it("starts all together where nobody could say how long one takes", async () => {
    batches.length = 0;
    const untimed: Fleet = { ...fleet, startsAreUntimed: true };
    await bringUp(
      { ...context, fleets: [untimed], coldStarts: true, isSteady: false, signal: new AbortController().signal },
      threeServices,
    );
    expect(batches).toEqual([threeServices.map(({ name }) => name)]);
  });

  it("does not know how long one took while whose start the clock of the wall was set", async () => {
    told.length = 0;
    vi.useFakeTimers({ toFake: ["Date"] });
    const setting: Fleet = {
      ...fleet,
      up: async ([service]) => {
        if (service?.name === "flask2xanalytics") vi.setSystemTime(Date.now() + 1000);
        return [];
      },
    };
    try {
      await bringUp(
        { ...context, fleets: [setting], coldStarts: true, isSteady: false, signal: new AbortController().signal },
        threeServices,
      );
    } finally {
      vi.useRealTimers();
    }
    const { started } = told[0] as Extract<Entry, { started: unknown }>;
    expect(started.targets.map(({ coldStartSeconds }) => coldStartSeconds)).toEqual([2, 2, null]);
  });
});

describe("on several nodes", () => {
  const services = threeServices.slice(0, 1).map((one) => ({ ...one, role: "upstream" as const }));
  const limitsOn = (cpuQuotaCores: number | null) => ({ cpuQuotaCores, memoryBytes: 2 ** 30, cores: 2 });
  const fleetOf = (limits: TargetLimits | null): Fleet => ({
    ...noting([]),
    observers: async () => new Map(services.map(({ name }) => [name, { ...UNSEEN, limits: async () => limits }])),
  });
  /** Brings the services up on nodes that allow them so much, as a run does that had them up before, or a new one. */
  const bringUpOn = async (limits: (TargetLimits | null)[], earlier: Started = before) => {
    const told: Entry[] = [];
    const context = { coldStarts: false, isSteady: false, before: earlier, signal: new AbortController().signal };
    const appending = { ...journal, append: async (entry: Entry) => void told.push(entry) };
    await bringUp({ ...context, fleets: limits.map(fleetOf), journal: appending }, services);
    return told.flatMap((entry) => ("started" in entry ? entry.started : []))[0];
  };

  it("writes down what targets are allowed on each, and the tightest of it", async () => {
    const { targets = [] } = (await bringUpOn([limitsOn(1.5), limitsOn(0.5)])) ?? {};
    expect(targets).toMatchObject([{ limits: limitsOn(0.5), nodeLimits: [limitsOn(1.5), limitsOn(0.5)] }]);
  });

  it("writes nothing down of nodes where there is one", async () => {
    const { targets = [] } = (await bringUpOn([limitsOn(1.5)])) ?? {};
    expect(targets).toMatchObject([{ limits: limitsOn(1.5) }]);
    expect(targets[0]).not.toHaveProperty("nodeLimits");
  });

  it("starts a service that is to be on one of them there alone, and writes down what it is allowed there", async () => {
    const started: [string[], string[]] = [[], []];
    const told: Entry[] = [];
    const context = { coldStarts: false, isSteady: false, before, signal: new AbortController().signal };
    const appending = { ...journal, append: async (entry: Entry) => void told.push(entry) };
    const fleets = started.map((names, node) => ({ ...fleetOf(limitsOn(node + 1)), up: noting(names).up }));
    const running = await bringUp({ ...context, fleets, journal: appending }, services, (_, node) => node === 1);
    expect(started).toEqual([[], services.map(({ name }) => name)]);
    expect(running.map((one) => one.services)).toEqual([[], services]);
    const { targets } = (told[0] as Extract<Entry, { started: unknown }>).started;
    expect(targets).toMatchObject([{ limits: limitsOn(2) }]);
    expect(targets[0]).not.toHaveProperty("nodeLimits");
  });

  it("is resumed where a node says less than it did of them, and not where it allows another share", async () => {
    const started = (await bringUpOn([limitsOn(1.5), limitsOn(0.5)])) ?? before;
    for (const limits of [
      [null, limitsOn(0.5)],
      [limitsOn(1.5), null],
    ])
      await expect(bringUpOn(limits, started)).resolves.toBeUndefined();
    await expect(bringUpOn([limitsOn(1), limitsOn(0.5)], started)).rejects.toThrow(/have changed since the run began/);
  });
});

describe("the cores that the client shares with targets", () => {
  const shared = async (fleet: Partial<Fleet>) => {
    const fleets = [{ ...noting([]), ...fleet }];
    const context = { fleets, journal, coldStarts: false, isSteady: false, before };
    const [running] = await bringUp({ ...context, signal: new AbortController().signal }, []);
    return running?.sharedCores;
  };
  const apart = (node: string | null) => ({ isLocal: false, bootIds: async () => ({ node, loadNodes: [] }) });

  it("are all of this machine's where they are its processes, and where their node has its kernel", async () => {
    expect(await shared({})).toBe(availableParallelism());
    expect(await shared(apart(await bootId()))).toBe(availableParallelism());
  });

  it("are none where their node has another kernel, or does not say which", async () => {
    for (const node of ["another", null]) expect(await shared(apart(node))).toBeNull();
  });
});
