import { z } from "zod";
import { HISTORICAL_ENDPOINTS } from "./historical-endpoints.ts";
import { STOP_AT_FIRST } from "./stop-at-first.ts";

/** The parts of a run file of schema 2 that schema 3 has otherwise; all else passes through untouched. */
const second = z.looseObject({
  schema: z.literal(2),
  /** Whether a slowdown was planted, which no run that was written ever had. */
  plan: z.looseObject({
    planted: z.null().optional(),
    sweeps: z.array(z.looseObject({ endpoint: z.string().optional() })).optional(),
  }),
  targets: z.array(z.looseObject({ endpoints: z.array(z.string()).optional() })).optional(),
  selfTest: z.looseObject({}).nullable(),
  environment: z.looseObject({ way: z.unknown().optional(), wayReason: z.unknown().optional() }).optional(),
  observations: z.array(z.looseObject({ kind: z.unknown(), doubts: z.unknown().optional() })).optional(),
});

/** From schema 2 to 3; any other value is returned as it is. */
export function migrateSecond(value: unknown): unknown {
  const old = second.safeParse(value, STOP_AT_FIRST);
  if (!old.success) return value;
  const { plan, selfTest, targets, environment, observations, ...run } = old.data;
  const { planted: _, sweeps, ...kept } = plan;
  return {
    ...run,
    schema: 3,
    plan: {
      ...kept,
      controls: [],
      soloBursts: 1,
      sweeps: sweeps?.map((sweep) => ({ ...sweep, ...kindOf(sweep.endpoint) })),
      given: [],
    },
    targets: targets?.map((target) => ({ ...target, endpoints: target.endpoints?.map(declared) })),
    environment: environment && renamed(environment),
    selfTest: selfTest && { ...selfTest, costs: [], availableCores: null },
    amounts: [],
    observations: observations?.map(({ doubts, ...seen }) => ({
      ...seen,
      ...(doubts !== undefined && { invalidReasons: doubts }),
      ...(seen.kind === "burst" && { placeInRepetition: 0 }),
    })),
  };
}

function renamed({ way, wayReason, ...environment }: NonNullable<z.infer<typeof second>["environment"]>) {
  return { ...environment, backend: way, backendReason: wayReason, upstreamCores: null };
}

/** An endpoint that never was stays a name, which the schema refuses with its place. */
function declared(name: string) {
  return HISTORICAL_ENDPOINTS.get(name) ?? name;
}

function kindOf(name = "") {
  const known = HISTORICAL_ENDPOINTS.get(name);
  return known && { work: known.work, executor: known.executor };
}
