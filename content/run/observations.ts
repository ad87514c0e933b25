import { z } from "zod";
import { burstSchema } from "./observations/burst.ts";
import { calibrationSchema } from "./observations/calibration.ts";
import { treeSchema } from "./observations/process-tree.ts";
import { roundTripSchema } from "./observations/round-trip.ts";
import { singleSchema } from "./observations/single.ts";
import { snapshotSchema } from "./observations/snapshot.ts";
import { steadySchema } from "./observations/steady.ts";

/** Anything that was measured: what each experiment observes. */
export const observationSchema = z.discriminatedUnion("kind", [
  roundTripSchema,
  calibrationSchema,
  snapshotSchema,
  treeSchema,
  singleSchema,
  burstSchema,
  steadySchema,
]);

/** See {@link observationSchema}. */
export type Observation = z.infer<typeof observationSchema>;
