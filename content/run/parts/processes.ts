import { z } from "zod";
import { count, seconds, text } from "./units.ts";

const pid = z.int().positive();
const command = text(200);

/** A process seen from outside: `pid` as the target itself counts, CPU seconds since the process began. */
export const processSchema = z.object({
  pid,
  parentPid: pid.nullable(),
  command,
  threads: count,
  residentBytes: count,
  /** Its memory with what it shares divided among those that share it (Linux's Pss); null where it could not be read. */
  proportionalBytes: count.nullable().default(null),
  cpuSeconds: seconds,
});

/**
 * What a target used during a burst, seen from outside, in columns; seconds from the burst's start. CPU and memory of
 * the whole target at about 10 Hz, and its tree at about 1 Hz and at both ends: each process has one entry for every
 * tree, null where it was not there.
 */
export const usageSchema = z.object({
  atSeconds: z.array(seconds),
  cpuSeconds: z.array(seconds),
  residentBytes: z.array(count),
  treeAtSeconds: z.array(seconds),
  processes: z.array(
    z.object({
      pid,
      parentPid: pid.nullable(),
      command,
      threads: z.array(count.nullable()),
      residentBytes: z.array(count.nullable()),
      cpuSeconds: z.array(seconds.nullable()),
    }),
  ),
  /** Seconds that the client spent on looking, all samples together. */
  lookingSeconds: seconds,
});

/** One kind of process that a service is declared to have. */
export const roleSchema = z.object({
  role: text(40),
  count: z.int().positive(),
  /** The role of its parent; the process that was started has none. */
  below: text(40).optional(),
  /** A part of the command line that tells it from its siblings; no pattern, whose search a file could make endless. */
  matches: text(200).optional(),
  /** May be absent: it appears only once it is needed. */
  lazy: z.boolean().optional(),
});

/** See {@link processSchema}. */
export type Process = z.infer<typeof processSchema>;
/** See {@link usageSchema}. */
export type Usage = z.infer<typeof usageSchema>;
/** See {@link roleSchema}. */
export type Role = z.infer<typeof roleSchema>;
