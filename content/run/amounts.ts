import { z } from "zod";
import { workKindSchema } from "./parts/endpoint.ts";
import { targetName, text } from "./parts/units.ts";

/** The iterations decided on for one target from its first calibration, to fill so many seconds of a kind of work. */
export const iterationsSchema = z.object({
  target: targetName,
  work: workKindSchema,
  workSeconds: z.number().positive(),
  iterations: z.int().positive(),
});

/**
 * The `workSeconds` of sweeps with a kind of work: what the plan wanted, what was chosen for this machine and this
 * client, and why. The plan of the run has what was chosen.
 */
export const amountSchema = z.object({
  work: workKindSchema,
  wantedSeconds: z.number().positive(),
  chosenSeconds: z.number().positive(),
  reason: text(400),
});

/** See {@link amountSchema}. */
export type Amount = z.infer<typeof amountSchema>;
