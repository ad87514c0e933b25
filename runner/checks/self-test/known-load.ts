import path from "node:path";

/** The script of the server that has all of these. */
export const KNOWN_LOAD_SERVER = path.join(import.meta.dirname, "known-load-server.ts");

/** How long every answer of the known servers takes. */
export const FIXED_SECONDS = 0.005;

/** A server that answers nobody for the last part of every period, which is what hides from clients that wait for it. */
export const STALL = { everySeconds: 1, seconds: 0.2 } as const;

/** One in so many connections is reset in place of an answer. */
export const DROPS_ONE_IN = 100;

/** A server that serves no more. */
export const SERVED_PER_SECOND = 250;

/**
 * Of requests that come at any time a fifth meets the stall, and waits for any part of it: one in a hundred waits for 19/20
 * of it or longer. A client that sends none meanwhile has one such request among all those of a second, and calls it rare.
 */
export const STALLED_P99_SECONDS = (1 - (0.01 * STALL.everySeconds) / STALL.seconds) * STALL.seconds + FIXED_SECONDS;
