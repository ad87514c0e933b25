import { z } from "zod";
import { toColumns } from "../parts/columns.ts";
import { requestSchema } from "../parts/request.ts";
import { STOP_AT_FIRST } from "./stop-at-first.ts";

const requests = z.array(requestSchema).transform((list) => ({
  columns: toColumns(list),
  doubts: list.flatMap(({ error }) => (error === null ? [] : [`a request failed: ${error}`])).slice(0, 1),
}));

/** The parts of a run file of schema 1 that schema 2 has otherwise; all else passes through untouched. */
const first = z.looseObject({
  schema: z.literal(1),
  plan: z.looseObject({
    targetSeconds: z.number(),
    levels: z.array(z.number()),
    sweeps: z.array(z.looseObject({})),
  }),
  environment: z.looseObject({ loadAverageBefore: z.number() }),
  targets: z.array(z.looseObject({})),
  iterations: z.array(z.looseObject({})),
  observations: z.array(
    z.looseObject({ kind: z.string(), requests: requests.optional(), samples: requests.optional() }),
  ),
});

/** From schema 1 to 2; any other value is returned as it is. */
export function migrateFirst(value: unknown): unknown {
  const old = first.safeParse(value, STOP_AT_FIRST);
  return old.success ? fromFirst(old.data) : value;
}

function fromFirst({ plan, environment, ...run }: z.infer<typeof first>) {
  const { levels, ...kept } = plan;
  const { loadAverageBefore, ...machine } = environment;
  const workSeconds = plan.targetSeconds;
  const sweeps = plan.sweeps.map((sweep) => ({ ...sweep, workSeconds, levels }));
  return {
    ...run,
    schema: 2,
    plan: { ...kept, models: [], seed: null, sweeps },
    environment: { ...machine, frequency: null, limits: null, revision: null },
    images: [],
    conditions: { before: conditions(loadAverageBefore), after: null },
    selfTest: null,
    targets: run.targets.map((target) => ({ ...target, role: "measured", tree: [] })),
    iterations: run.iterations.map((decided) => ({ ...decided, work: "matrix", workSeconds })),
    observations: run.observations.map(observation),
  };
}

function conditions(loadAverage: number) {
  const unknown = { memoryAvailableBytes: null, throttledPeriods: null, targetsThrottledPeriods: null };
  return { loadAverage, ...unknown, thermalThrottles: null, atSeconds: 0 };
}

function observation(seen: z.infer<typeof first>["observations"][number]) {
  const { samples, requests, ...rest } = seen;
  if (samples) {
    const calibration = seen.kind === "calibration" ? { work: "matrix", repetition: 0 } : {};
    return { ...rest, ...calibration, samples: samples.columns };
  }
  if (!requests) return seen;
  const burst = seen.kind === "burst" ? { attempt: 0, cold: false } : {};
  return { ...rest, ...burst, doubts: requests.doubts, requests: requests.columns, usage: null };
}
