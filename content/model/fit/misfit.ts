import { type Evidence, type LevelEvidence, meanSquaredDifference } from "../evidence.ts";
import { completions } from "../serve.ts";

/** What a fit seeks: slots, cores (either may be Infinity) and overheads. */
export interface Candidate {
  slots: number;
  cores: number;
  /** What handing one request over takes, one after the other. */
  overheadSeconds: number;
  /** Delay that each request adds to every answer of its burst: an event loop works breadth first. None where not sought. */
  sharedSeconds?: number;
}

/**
 * The logarithms of the completions that a candidate predicts for a burst, ascending. One request alone takes its
 * overheads and its service, so the service is what these leave of the measured seconds alone. A shared overhead delays
 * each of n requests by n times itself: the first is answered late too.
 */
export function predictedLogs(requests: number, candidate: Candidate, soloSeconds: number): number[] {
  const { sharedSeconds = 0, ...server } = candidate;
  const serviceSeconds = soloSeconds - server.overheadSeconds - sharedSeconds;
  const delay = requests * sharedSeconds;
  return completions({ requests, ...server, serviceSeconds }).map((seconds) => Math.log(seconds + delay));
}

/** How far a candidate is from one level: the mean of (ln measured − ln predicted)² over its requests. */
export function levelMisfit({ level, logMeans }: LevelEvidence, candidate: Candidate, soloSeconds: number): number {
  return meanSquaredDifference(logMeans, predictedLogs(level, candidate, soloSeconds));
}

/** How far a candidate is from all levels, every burst weighing the same, without what lies within levels. */
export function misfit({ levels }: Evidence, candidate: Candidate, soloSeconds: number): number {
  let sum = 0;
  for (const one of levels) sum += one.weight * levelMisfit(one, candidate, soloSeconds);
  return sum;
}
