import type { Burst } from "../../content/run/observations/burst.ts";
import type { Observation } from "../../content/run/observations.ts";
import type { LoadWindow } from "../../content/run/parts/load-window.ts";
import type { RequestRecord } from "../../content/run/parts/request.ts";
import type { Run } from "../../content/run/run.ts";
import { decodeHistogram } from "../../content/statistics/histogram.ts";

/** Why an observation cannot be one of its run's; null where nothing tells. */
export function observationFault(seen: Observation, { plan, targets }: Run): string | null {
  if (!targets.some(({ name }) => name === seen.target)) return `expected a target of the run, got ${seen.target}`;
  if ("repetition" in seen && seen.repetition >= plan.repetitions)
    return `expected ${plan.repetitions} repetitions, got number ${seen.repetition + 1}`;
  if (seen.kind === "burst") return burstFault(seen, plan) ?? requestsFault(seen.requests);
  if (seen.kind === "single") return countFault(seen.requests, 1) ?? requestsFault(seen.requests);
  if (seen.kind === "steady") return windowFault(seen.window) ?? (seen.beside && windowFault(seen.beside.window));
  return "samples" in seen ? requestsFault(seen.samples) : null;
}

/** What two bursts of a run never share. */
export function placeOf(seen: Observation): string {
  if (seen.kind !== "burst") return JSON.stringify(seen);
  const { target, endpoint, level, repetition, placeInRepetition, attempt, cold, node } = seen;
  return JSON.stringify(["burst", target, endpoint, level, repetition, placeInRepetition, attempt, cold, node]);
}

function burstFault({ target, endpoint, level, requests }: Burst, { sweeps }: Run["plan"]): string | null {
  const isPlanned = sweeps.some(
    (sweep) => sweep.target === target && sweep.endpoint === endpoint && sweep.levels.includes(level),
  );
  if (!isPlanned) return `expected a burst of its plan, got ${level} requests to ${endpoint} of ${target}`;
  return countFault(requests, level);
}

function countFault(requests: RequestRecord[], expected: number): string | null {
  const { length } = requests;
  return length === expected ? null : `expected as many requests as were sent together, ${expected}, got ${length}`;
}

/** Nothing of a request is before it was made, and no answer ends before it began. */
function requestsFault(requests: RequestRecord[]): string | null {
  const isWrong = ({ createdSeconds, sentSeconds, firstByteSeconds, lastByteSeconds, work, error }: RequestRecord) => {
    const first = firstByteSeconds ?? createdSeconds;
    if (error === null && (sentSeconds === null || lastByteSeconds === null)) return true;
    if ((sentSeconds ?? createdSeconds) < createdSeconds || first < createdSeconds) return true;
    return (lastByteSeconds ?? first) < first || (work !== null && work.endedSeconds < work.beganSeconds);
  };
  return requests.some(isWrong) ? "expected the moments of every request in their order, got others" : null;
}

function windowFault({ offered, sent, missed, answered, errors, latency }: LoadWindow): string | null {
  const due = sent + missed.late + missed.full;
  if (due !== offered) return `expected ${offered} requests sent or missed, as were due, got ${due}`;
  const over = Object.values(errors).reduce((sum, one) => sum + (one ?? 0), answered);
  if (over > sent) return `expected at most ${sent} answers and errors, as were sent, got ${over}`;
  const counted = latency === null ? answered : decodeHistogram(latency).totalCount;
  return counted === answered ? null : `expected the latencies of ${answered} answers, got ${counted}`;
}
