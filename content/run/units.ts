import { z } from "zod";

/** Seconds, finite and not negative. */
export const seconds = z.number().nonnegative();

/** A share of one core: 1 is one core kept busy for the whole time. */
export const coreShare = z.number().nonnegative();

/** A count of things, zero included. */
export const count = z.int().nonnegative();

/** A service name as Compose allows it. */
export const targetName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/);

/** Text that a machine said; bounded, so that no answer can fill a run file. */
export const spokenText = z.string().max(20_000);
