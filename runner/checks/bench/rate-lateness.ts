import { LATE_SHARE } from "../../../content/findings/steady/validity/invalid-window.ts";
import { median } from "../../../content/statistics/quantile.ts";
import { withServer } from "../servers/with-server.ts";
import type { Figure } from "./bench-figure.ts";
import { runOurs, SERVER } from "./request-rate.ts";

/** In requests a second: from where all cores sleep between two of them to where they hardly do. */
const RATES = [50, 100, 200, 500, 1000, 2000, 5000];
/** Above this, the server that is asked answers all but one in a hundred within a quarter of a millisecond, as no target does. */
const MOST_RATE_JUDGED = 1000;
const SECONDS = 2;
const ROUNDS = 3;
const NEVER = Number.POSITIVE_INFINITY;

type Found = Awaited<ReturnType<typeof runOurs>>;

/**
 * What being late makes of latencies at given rates: how much longer requests take since they were due than since they were
 * sent, at the percentiles that windows are judged by, on a server whose answers take less than those of any target.
 */
export function latenessFigures(signal: AbortSignal): Promise<Figure[]> {
  return withServer(SERVER, signal, async (port) => {
    const figures: Figure[] = [];
    for (const ratePerSecond of RATES) {
      const rounds: Found[] = [];
      for (let round = 0; round < ROUNDS; round++)
        rounds.push(await runOurs({ port, seconds: SECONDS, ratePerSecond, arrivals: "poisson" }, signal));
      figures.push(...figuresAt(ratePerSecond, rounds));
    }
    return figures;
  });
}

/** At one rate, with medians of all rounds. */
export function figuresAt(ratePerSecond: number, rounds: readonly Found[]): Figure[] {
  const middle = (of: (one: Found) => number | null | undefined) => median(rounds.map((one) => of(one) ?? NEVER));
  return (["median", "p99"] as const).map((of) => {
    const due = middle(({ sinceDue }) => sinceDue[of]);
    const sent = middle(({ sinceSent }) => sinceSent[of]);
    const late = middle(({ lateness }) => lateness?.[of]);
    const cpu = middle(({ cpuShare }) => cpuShare);
    return {
      what: `${of} latency since due, over since sent, at ${ratePerSecond} requests/s`,
      value: due === NEVER ? NEVER : due / sent,
      ...{ unit: "×", limit: ratePerSecond > MOST_RATE_JUDGED ? null : 1 + LATE_SHARE, bound: "at most" },
      note: `${say(late)} late, ${say(sent)} since sent, by a thread that uses ${cpu.toFixed(2)} of a core`,
    };
  });
}

function say(seconds: number): string {
  return seconds === NEVER ? "unbounded" : `${(1000 * seconds).toFixed(3)} ms`;
}
