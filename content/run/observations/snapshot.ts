import { z } from "zod";
import { placed } from "../parts/placed.ts";
import { coreShare, count, spokenText, text } from "../parts/units.ts";

/** A row of `top`; memory in bytes, CPU as a share of one core; null for a column that it was not asked for. */
export const processRowSchema = z.object({
  pid: count,
  command: text(200),
  state: text(4).nullable(),
  cpuShare: coreShare.nullable(),
  residentBytes: count.nullable(),
  virtualBytes: count.nullable(),
  cpuTime: text(20).nullable(),
});

/**
 * The processes of a target at rest, as it says itself: all rows that `top` printed and its text, without names of
 * users; or, when one line of it was not understood, none of it and why.
 */
export const snapshotSchema = z.object({
  kind: z.literal("snapshot"),
  ...placed,
  phase: z.literal("idle"),
  top: spokenText.nullable(),
  rows: z.array(processRowSchema),
  error: spokenText.nullable(),
});

/** See {@link snapshotSchema}. */
export type Snapshot = z.infer<typeof snapshotSchema>;
/** See {@link processRowSchema}. */
export type ProcessRow = z.infer<typeof processRowSchema>;
