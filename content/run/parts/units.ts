import { z } from "zod";
import { visible } from "./visible.ts";

/** Seconds, finite and not negative. */
export const seconds = z.number().nonnegative();

/** A share of one core: 1 is one core kept busy for the whole time. */
export const coreShare = z.number().nonnegative();

/** A count of things, zero included. */
export const count = z.int().nonnegative();

/** A service name as Compose allows it. */
export const targetName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/);

/** A run's name: also its file's name, so it can hold nothing that leaves a folder. */
export const runId = z.string().regex(/^[0-9]{8}T[0-9]{6,9}Z-[a-z0-9-]{1,40}$/, {
  message: "expected an id such as 20260102T030405678Z-quick-processes",
});

/** SHA-256 of a run file's content: see `digest.ts`. */
export const runDigest = z.string().regex(/^sha256-[0-9a-f]{64}$/);

/** An article's name: that of its folder, which becomes part of addresses. */
export const articleSlug = z
  .string()
  .max(100)
  .regex(/^[a-z\d]+(?:-[a-z\d]+)*$/);

/** Text of a bounded length that is safe to print: see {@link visible}. */
export const text = (longest: number) => z.string().max(longest).overwrite(visible);

/** Text that a machine said; bounded, so that no answer can fill a run file. */
export const spokenText = text(20_000);

/** The most requests that one burst may send together: each takes a connection, a port and a row of every table. */
export const MOST_TOGETHER = 1000;

/** How many requests are sent together. */
export const level = z.int().positive().max(MOST_TOGETHER);
