import type { WorkKind } from "../../../content/run/parts/endpoint.ts";

/** Groups of steps that more than one experiment has: what one of them takes tells how long another will take. */
export const PACE = {
  bursts: "burst",
  burstsOn: (endpoint: string) => `burst ${endpoint}`,
  requests: (work: WorkKind) => `requests ${work}`,
} as const;
