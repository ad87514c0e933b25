import type { Burst } from "../../run/observations/burst.ts";
import type { Usage } from "../../run/parts/processes.ts";
import type { Run } from "../../run/run.ts";
import { burstsOf } from "./bursts.ts";
import { firstAnswered, isOrdered, lastSent, makespanOf } from "./validity.ts";

/**
 * How much of a burst's total may be the client's doing. Claims have margins of 5 to 10%: what may be added to a total
 * has to be well below the least of them. It is a share of the total and not of a service, so that short work on a slow
 * machine is held to what it is used for.
 */
export const CLIENT_SHARE = 0.02;

/** What a burst is judged by. */
export type Observed = Pick<Burst, "clock" | "client" | "requests" | "usage">;

/**
 * Why a burst must not be counted; empty when it is valid: every request was verified, all were on the wire together,
 * and neither a request held back, nor a late event loop, nor the client's use of the cores could have changed its total
 * by more than {@link CLIENT_SHARE}. Computed on reading, so that a better rule judges old runs too.
 *
 * @param cores that client and targets have together
 */
export function invalidReasons(burst: Observed, cores: number): string[] {
  const { requests, client } = burst;
  const failed = requests.filter(({ error }) => error !== null);
  if (failed[0]) return [`${failed.length} of ${requests.length} requests failed, the first with: ${failed[0].error}`];
  const total = makespanOf(requests);
  const held = Math.max(...requests.map((one) => (one.sentSeconds ?? Number.POSITIVE_INFINITY) - one.createdSeconds));
  const reasons: [boolean, string][] = [
    [lastSent(requests) > firstAnswered(requests), "not all requests were on the wire before the first was answered"],
    [held > CLIENT_SHARE * total, `a request waited in the client for ${share(held / total)} of the total`],
    [client.loopLagSeconds > CLIENT_SHARE * total, late(client.loopLagSeconds / total)],
    [takenShare(burst, cores) > CLIENT_SHARE, `the client took ${share(takenShare(burst, cores))} of the busy cores`],
    [burst.clock === "shared" && !isOrdered(requests), "sent, began, ended and received are not in this order"],
  ];
  return reasons.flatMap(([applies, reason]) => (applies ? [reason] : []));
}

/** The bursts of a run, cold ones apart, that are not valid, each with why. */
export function invalidBursts(run: Pick<Run, "observations" | "environment">): { burst: Burst; reasons: string[] }[] {
  return burstsOf(run)
    .filter(({ cold }) => !cold)
    .map((burst) => ({ burst, reasons: invalidReasons(burst, run.environment.cores) }))
    .filter(({ reasons }) => reasons.length > 0);
}

/**
 * The share of all cores that the client took from the target: what it used beyond the cores that were idle anyway. As
 * long as there was as much idle as it used, it was in nobody's way. Where the target's use is unknown, none was idle.
 */
function takenShare({ client, usage }: Observed, cores: number): number {
  const busy = usage && busyCores(usage);
  const idle = busy === null ? 0 : Math.max(0, cores - busy - client.cpuShare);
  return Math.max(0, client.cpuShare - idle) / cores;
}

/** Cores that a target kept busy on average; null where it was looked at less than twice. */
function busyCores({ atSeconds, cpuSeconds }: Usage): number | null {
  const [from, to] = [atSeconds[0] ?? 0, atSeconds.at(-1) ?? 0];
  return to > from ? ((cpuSeconds.at(-1) ?? 0) - (cpuSeconds[0] ?? 0)) / (to - from) : null;
}

function late(lag: number): string {
  return `the client's event loop was late by ${share(lag)} of the total`;
}

function share(part: number): string {
  return `${(100 * part).toFixed(1)}%, more than ${100 * CLIENT_SHARE}%,`;
}
