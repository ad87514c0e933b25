import { z } from "zod";
import { endpointName } from "../run/parts/endpoint.ts";
import { level, targetName } from "../run/parts/units.ts";

/** A list in which nothing stands twice: it would be measured twice. */
const distinct = <T extends z.ZodType>(item: T) =>
  z.array(item).refine((list) => new Set(list).size === list.length, "expected every item once, got one twice");

/** Light requests, so many a second, alone and beside others that keep the server busy. */
const mixedSchema = z
  .strictObject({
    ...{ light: endpointName, blocking: endpointName },
    ratePerSecond: z.number().min(1).max(10_000).default(50),
  })
  .refine(
    ({ light, blocking }) => light !== blocking,
    "expected another endpoint to keep the server busy, got the same",
  );

/** Endpoints to put under steady load, on each target that has them; and light ones beside others. */
const steadySchema = z
  .strictObject({
    endpoints: distinct(endpointName).default([]),
    mixed: z
      .array(mixedSchema)
      .refine(
        (list) => new Set(list.map(({ light, blocking }) => `${light} ${blocking}`)).size === list.length,
        "expected every two endpoints once, got some twice",
      )
      .default([]),
    /** By its name, the targets on which alone an endpoint is loaded, or keeps the server busy. */
    only: z.record(endpointName, distinct(targetName).min(1)).optional(),
  })
  .superRefine(({ endpoints, mixed, only = {} }, context) => {
    const named = [...endpoints, ...mixed.flatMap(({ light, blocking }) => [light, blocking])];
    for (const name of Object.keys(only).filter((one) => !named.includes(one)))
      context.addIssue({
        ...{ code: "custom", path: ["only"] },
        message: `expected endpoints that are named beside it, got "${name}"`,
      });
  });

/** What has to be measured for an article to have all of its numbers: `pnpm measure <slug>` measures just that. */
export const measuresSchema = z
  .strictObject({
    /** The Compose file that declares it, as a path from the article's folder; Benchbook's own where none is said. */
    file: z.string("expected text").trim().min(1, "expected text, got none").optional(),
    /** Others, each of which Compose merges over those before it, as paths from there too. */
    overrides: z.array(z.string().trim().min(1)).default([]),
    targets: distinct(targetName).min(1),
    /** Services of which only bursts are measured, to compare the targets with. */
    controls: distinct(targetName).default([]),
    /** Services that are started only to look at their processes. */
    models: distinct(targetName).default([]),
    /** Endpoints of which bursts are taken; none where all that is measured is under steady load. */
    endpoints: distinct(endpointName),
    /** Whether to start one service after the other, and record how long each takes until its first answer. */
    coldStarts: z.boolean().default(false),
    /** Seconds of work that one computing request asks for; the plan's where none are said. */
    targetSeconds: z.number().positive().optional(),
    /** Numbers of requests to send together, to endpoints that compute and to all others; the plan's where none are said. */
    levels: distinct(level).min(1).optional(),
    ioLevels: distinct(level).min(1).optional(),
    /**
     * Of an endpoint, the targets whose bursts scatter most, and how many of each size above one a repetition has of them.
     */
    repeated: z
      .array(
        z.strictObject({
          ...{ endpoint: endpointName, targets: z.array(targetName).min(1) },
          bursts: z.int().positive().max(100),
        }),
      )
      .default([]),
    steady: steadySchema.optional(),
  })
  .superRefine(({ targets, endpoints, steady }, context) => {
    if (endpoints.length + (steady?.endpoints.length ?? 0) + (steady?.mixed.length ?? 0) === 0)
      context.addIssue({
        code: "custom",
        path: ["endpoints"],
        message: "expected some here or under steady, got none",
      });
    for (const [endpoint, names] of Object.entries(steady?.only ?? {})) {
      const unknown = names.find((name) => !targets.includes(name));
      if (unknown === undefined) continue;
      const message = `expected targets among ${targets.join(", ")}, got "${unknown}"`;
      context.addIssue({ code: "custom", path: ["steady", "only", endpoint], message });
    }
  });
