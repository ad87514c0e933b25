import type { Span } from "./place.ts";

/** Says what is wrong and where, and does not come back. */
export type Refuse = (reason: string, at: Span) => never;
