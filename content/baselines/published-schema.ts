import { z } from "zod";
import { iterationsSchema } from "../run/amounts.ts";
import { targetSchema } from "../run/circumstances/target.ts";
import { burstSchema } from "../run/observations/burst.ts";
import { calibrationSchema } from "../run/observations/calibration.ts";
import { singleSchema } from "../run/observations/single.ts";
import { processRowSchema, snapshotSchema } from "../run/observations/snapshot.ts";
import { endpointName } from "../run/parts/endpoint.ts";
import { count, seconds } from "../run/parts/units.ts";
import { planSchema } from "../run/plan.ts";

/** Which part of a publication something is from: a series that belongs together, or something tried beside it. */
const part = z.enum(["series", "trial"]);

/** A calibration of which only the mean was published. */
const publishedCalibration = z.strictObject({
  ...calibrationSchema.pick({ kind: true, target: true, work: true }).shape,
  samples: z.int().positive(),
  meanSeconds: seconds,
  part,
});

/** The processes at rest as `top` listed them, itself included. */
const publishedSnapshot = z.strictObject({
  ...snapshotSchema.pick({ kind: true, target: true, phase: true }).shape,
  rows: z.array(processRowSchema),
});

/** One request alone, of which only the server's own time was published. */
const publishedSingle = z.strictObject({
  ...singleSchema.pick({ kind: true, target: true, endpoint: true, iterations: true }).shape,
  serviceSeconds: seconds,
});

/** A burst of which only the total was published, and for some what the server said of each request. */
const publishedBurst = z.strictObject({
  ...burstSchema.pick({ kind: true, target: true, endpoint: true, level: true }).shape,
  iterations: burstSchema.shape.iterations.nullable(),
  wallSeconds: seconds,
  serviceSeconds: z.array(seconds).nullable(),
  concurrentTasks: count.nullable(),
  part,
});

/** Figures published elsewhere, in the shape of a run; null for what their source does not state. */
export const referenceSchema = z.strictObject({
  source: z.strictObject({ title: z.string(), measuredOn: z.iso.date(), notStated: z.array(z.string()) }),
  environment: z.strictObject({
    cores: count.nullable(),
    memoryBytes: count,
    swapBytes: count,
    python: z.string(),
    engine: z.string(),
  }),
  plan: z.strictObject(planSchema.pick({ targetSeconds: true, calibrationSamples: true }).shape),
  targets: z.array(
    z.strictObject({
      ...targetSchema.pick({ name: true, family: true }).shape,
      workers: count,
      endpoints: z.array(endpointName),
      /** What its processes at rest show: a reloader that watches the files, or workers. */
      startedWith: z.enum(["reload", "workers"]),
    }),
  ),
  iterations: z.array(iterationsSchema),
  observations: z.array(
    z.discriminatedUnion("kind", [publishedCalibration, publishedSnapshot, publishedSingle, publishedBurst]),
  ),
});

/** See {@link referenceSchema}. */
export type Reference = z.infer<typeof referenceSchema>;
/** See {@link publishedBurst}. */
export type PublishedBurst = z.infer<typeof publishedBurst>;
