import type { Burst } from "../../run/observations/burst.ts";
import type { Usage } from "../../run/parts/processes.ts";
import type { RequestRecord } from "../../run/parts/request.ts";
import { clockOffset } from "../clocks/clock-offset.ts";
import { firstAnswered, isOrdered, lastAnswered, lastSent, longestHeld, tailOf } from "./moments.ts";

/**
 * How much of a burst's total may be a late client's doing. Claims have margins of 5 to 10%: what may be added to a
 * total has to be well below the least of them. It is a share of the total and not of a service, so that short work on a
 * slow machine is held to what it is used for.
 */
export const CLIENT_SHARE = 0.02;

/**
 * How much of its total the requests of a burst may take to be sent, one after the other. That is no accident but what a
 * burst costs, and no repetition betters it; half the margin of the claims about waits, the only ones it touches.
 */
export const SENDING_SHARE = 0.05;

/** What a burst is judged by. */
export type Observed = Pick<Burst, "clock" | "client" | "requests" | "usage">;

/**
 * Why a burst must not be counted; empty when it is valid: every request was verified, all were on the wire together,
 * and neither a request held back, nor a late event loop, nor the client's use of the cores could have changed its total
 * by more than {@link CLIENT_SHARE} or {@link SENDING_SHARE}. Computed on reading, so that a better rule judges old runs
 * too.
 *
 * @param cores that client and target share (`sharedCores`); null where they share none
 */
export function invalidReasons(burst: Observed, cores: number | null): string[] {
  const { requests } = burst;
  const faults = requestFaults(burst);
  if (requests.some(({ error }) => error !== null)) return faults;
  const total = lastAnswered(requests);
  const [held, late, taken] = [longestHeld(requests) / total, lateSeconds(burst) / total, takenShare(burst, cores)];
  const shares: [number, number, (found: string) => string][] = [
    [held, SENDING_SHARE, (found) => `a request waited in the client for ${found} of the total`],
    [late, CLIENT_SHARE, (found) => `the client's event loop was late by ${found} of the total`],
    [taken, CLIENT_SHARE, (found) => `the client took ${found} of the busy cores`],
  ];
  return [
    ...faults,
    ...shares.flatMap(([found, most, say]) => (found > most ? [`${say(percent(found))}, over ${percent(most)}`] : [])),
  ];
}

/** What is wrong with the requests themselves, whatever the client cost: empty when they are a burst. */
export function requestFaults({ requests, clock }: Pick<Observed, "requests" | "clock">): string[] {
  const failed = requests.filter(({ error }) => error !== null);
  if (failed[0]) return [`${failed.length} of ${requests.length} requests failed, the first with: ${failed[0].error}`];
  const faults: [boolean, string][] = [
    [lastSent(requests) > firstAnswered(requests), "not all requests were on the wire before the first was answered"],
    [clock === "shared" && !isOrdered(requests), "sent, began, ended and received are not in this order"],
    [
      clock === "separate" && (clockOffset(requests)?.errorSeconds ?? 0) < 0,
      "whatever the server's clock shows, sent, began, ended and received are not in this order",
    ],
  ];
  return faults.flatMap(([applies, fault]) => (applies ? [fault] : []));
}

/**
 * Upper bound of the client's delay at a burst's end, in seconds: the smaller of its loop's longest lag, which may have been
 * anywhere in the burst, and the time from the last work to the last answer.
 */
export function lateSeconds({ client, clock, requests }: Pick<Observed, "client" | "clock" | "requests">): number {
  return Math.min(client.loopLagSeconds, clock === "shared" ? tailOf(requests) : longestTail(requests));
}

/** The longest that {@link tailOf} may be where the server's moments are on a clock of its own: as far as that is known. */
function longestTail(requests: RequestRecord[]): number {
  const offset = clockOffset(requests);
  if (!offset || offset.errorSeconds < 0) return Number.POSITIVE_INFINITY;
  return tailOf(requests) - offset.seconds + offset.errorSeconds;
}

/**
 * The share of all cores that the client took from the target: what it used beyond the cores that were idle anyway. As
 * long as there was as much idle as it used, it was in nobody's way; nor is it on another machine than the target. Where
 * the target's use is unknown, each of its requests may have kept a core busy. What is busy for other targets meanwhile, on
 * other nodes of the same machine, is not known.
 */
function takenShare({ client, usage, requests }: Observed, cores: number | null): number {
  if (cores === null) return 0;
  const busy = (usage && busyCores(usage)) ?? requests.length;
  const idle = Math.max(0, cores - busy - client.cpuShare);
  return Math.max(0, client.cpuShare - idle) / cores;
}

/** Cores that a target kept busy on average; null where it was looked at less than twice. */
export function busyCores({ atSeconds, cpuSeconds }: Usage): number | null {
  const [from, to] = [atSeconds[0] ?? 0, atSeconds.at(-1) ?? 0];
  return to > from ? ((cpuSeconds.at(-1) ?? 0) - (cpuSeconds[0] ?? 0)) / (to - from) : null;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))}%`;
}
