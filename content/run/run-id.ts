import { z } from "zod";

/** A run's name: also its file's name, so it can hold nothing that leaves a folder. */
export const runId = z.string().regex(/^[0-9]{8}T[0-9]{6,9}Z-[a-z0-9-]{1,40}$/);

/** SHA-256 of a run file's content: see `digest.ts`. */
export const runDigest = z.string().regex(/^sha256-[0-9a-f]{64}$/);
