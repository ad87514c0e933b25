import type { Burst } from "../run/observations.ts";
import type { Run } from "../run/run.ts";

/** Seconds from the start of a burst until its last request was answered; null when one was not. */
export function makespan(burst: Burst): number | null {
  const ends = burst.requests.map(({ lastByteSeconds, error }) => (error === null ? lastByteSeconds : null));
  return ends.some((end) => end === null) ? null : Math.max(...ends.map((end) => end ?? 0));
}

/** The longest lag of the client's event loop that a burst may have, as a share of the shortest service in it. */
const LAG_SHARE = 0.2;

/**
 * Why a burst must not be counted, or null: a request of it failed, not all were on the wire before the first was
 * answered, or the client was late by a fair part of the service time and so measured itself.
 */
export function distrust(burst: Burst): string | null {
  const failed = burst.requests.find(({ error }) => error !== null);
  if (failed) return `a request failed: ${failed.error}`;
  const lastSent = Math.max(...burst.requests.map(({ sentSeconds }) => sentSeconds ?? Number.POSITIVE_INFINITY));
  const firstAnswered = Math.min(...burst.requests.map(({ firstByteSeconds }) => firstByteSeconds ?? 0));
  if (lastSent > firstAnswered) return "not all requests were on the wire before the first was answered";
  const service = Math.min(...burst.requests.map(({ work }) => work?.serviceSeconds ?? 0));
  if (burst.client.loopLagSeconds > LAG_SHARE * service) return "the client was late itself";
  return null;
}

/** All bursts of a run on one endpoint. */
export function burstsOn(run: Run, endpoint: string): Burst[] {
  return run.observations.filter((seen): seen is Burst => seen.kind === "burst" && seen.endpoint === endpoint);
}
