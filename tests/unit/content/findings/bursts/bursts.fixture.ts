import type { Burst } from "../../../../../content/run/observations/burst.ts";
import type { RequestRecord } from "../../../../../content/run/parts/request.ts";

/** A verified request, sent at once and served from `began` to `ended` by process `pid`. */
export function request(began: number, ended: number, pid = 7, over: Partial<RequestRecord> = {}): RequestRecord {
  return {
    createdSeconds: 0,
    connectedSeconds: 0.001,
    sentSeconds: 0.002,
    firstByteSeconds: ended + 0.001,
    lastByteSeconds: ended + 0.002,
    status: 200,
    error: null,
    work: {
      pid,
      iterations: 9,
      serviceSeconds: ended - began,
      beganSeconds: began,
      endedSeconds: ended,
      concurrentTasks: null,
    },
    ...over,
  };
}

/** A burst of some requests on one target. */
export function burstOf(requests: RequestRecord[], over: Partial<Burst> = {}): Burst {
  return {
    kind: "burst",
    order: 0,
    startedSeconds: 0,
    tookSeconds: 1,
    target: "fastapianalytics",
    endpoint: "sync-cpubound",
    level: requests.length,
    repetition: 0,
    placeInRepetition: 0,
    iterations: 9,
    clock: "shared",
    client: { cpuShare: 0.01, loopLagSeconds: 0.001 },
    invalidReasons: [],
    usage: null,
    attempt: 0,
    cold: false,
    requests,
    ...over,
  };
}
