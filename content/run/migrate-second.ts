import { z } from "zod";

/** The parts of a run file of schema 2 that schema 3 has otherwise; all else passes through untouched. */
const second = z.looseObject({
  schema: z.literal(2),
  /** Whether a slowdown was planted, which no run that was written ever had. */
  plan: z.looseObject({ planted: z.null().optional() }),
  selfTest: z.looseObject({}).nullable(),
});

/** From schema 2 to 3; any other value is returned as it is. */
export function migrateSecond(value: unknown): unknown {
  const old = second.safeParse(value);
  if (!old.success) return value;
  const { plan, selfTest, ...run } = old.data;
  const { planted: _, ...kept } = plan;
  return {
    ...run,
    schema: 3,
    plan: { ...kept, given: [] },
    selfTest: selfTest && { ...selfTest, costs: [], availableCores: null },
    amounts: [],
  };
}
