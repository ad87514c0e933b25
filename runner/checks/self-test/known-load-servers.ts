import { answeredPerSecond, latencyAt } from "../../../content/findings/steady/latency-at.ts";
import type { KnownLoad } from "../../../content/run/circumstances/self-test.ts";
import type { LoadWindow, Loop } from "../../../content/run/parts/load-window.ts";
import { decodeHistogram, meanSeconds, secondsAt } from "../../../content/statistics/histogram.ts";
import { DROPS_ONE_IN, FIXED_SECONDS, SERVED_PER_SECOND, STALLED_P99_SECONDS } from "./known-load.ts";

/**
 * By how much what is measured may differ from what is known. Other work on the machine makes all of it longer; a generator
 * that waits for answers finds a fortieth of the stall, and one that counts wrongly is wrong by a factor.
 */
const TOLERANCE = { stalled: 0.4, limited: 0.3 };

/** What an answer may take longer than known: the server's timer and the network, and what wakes up late, but never more. */
const FIXED_TOLERANCE = { seconds: 0.003, mostSeconds: 0.01 };

/** Histograms record durations in steps of a thousandth; a thread that sleeps may wake up somewhat too early. */
const RECORDED_TOLERANCE = { share: 0.002, seconds: 2e-5 };

/** A server whose answers to a steady load are known, and the load that shows them. */
export interface KnownServer extends Pick<KnownLoad, "server" | "quantity" | "expected" | "tolerance"> {
  path: string;
  loop: Loop;
  seconds: number;
  measure: (window: LoadWindow) => number | null;
  /** How little may differ in a window that was less disturbed than others; without it the same in all of them. */
  toleranceIn?: (window: LoadWindow) => number;
}

const open = (ratePerSecond: number): Loop => {
  return { kind: "open", ratePerSecond, arrivals: "even", seed: 1, mostConnections: 256 };
};

/** The one that takes 5 ms for each answer: what the client's threads were late by says how busy the machine was. */
export const FIXED: KnownServer = {
  ...{ server: "fixed", quantity: "median latency", path: "/fixed", loop: open(200), seconds: 0.5 },
  ...{ expected: FIXED_SECONDS, tolerance: FIXED_TOLERANCE.mostSeconds },
  measure: (window) => latencyAt(window, 0.5),
  toleranceIn: ({ lateness }) => {
    const late = lateness === null ? null : secondsAt(decodeHistogram(lateness), 0.9);
    return Math.min(FIXED_TOLERANCE.mostSeconds, FIXED_TOLERANCE.seconds + (late ?? 0));
  },
};

/** The servers whose answers to a steady load are known. */
export const KNOWN_LOAD_SERVERS: KnownServer[] = [
  FIXED,
  {
    ...{ server: "stalling", quantity: "99th percentile", path: "/stalls", loop: open(300), seconds: 2 },
    ...{ expected: STALLED_P99_SECONDS, tolerance: TOLERANCE.stalled * STALLED_P99_SECONDS },
    measure: (window) => latencyAt(window, 0.99),
  },
  {
    ...{ server: "dropping", quantity: "failed share", path: "/drops", loop: open(500), seconds: 1 },
    // A window of five hundred has five of them, or one more or less: hundreds are counted from the server's start.
    ...{ expected: 1 / DROPS_ONE_IN, tolerance: 0.0025 },
    measure: ({ sent, answered }) => (sent > 0 ? (sent - answered) / sent : null),
  },
  {
    ...{ server: "limited", quantity: "highest rate", path: "/ceiling", seconds: 1 },
    ...{ expected: SERVED_PER_SECOND, tolerance: TOLERANCE.limited * SERVED_PER_SECOND },
    loop: { kind: "closed", connections: 16 },
    measure: answeredPerSecond,
  },
];

/** Compares what a window found with what is known of its server. */
export function judgeKnown(known: KnownServer, window: LoadWindow): KnownLoad {
  const tolerance = known.toleranceIn?.(window) ?? known.tolerance;
  return judge({ ...known, tolerance }, known.measure(window));
}

/**
 * Whether requests that were sent late have been counted from when they were due: on average they then take longer than
 * since they were sent by as much as they were late. A generator that leaves it out is wrong by all of that.
 */
export function judgeLateness({ latency, sinceSent, lateness, sent, answered }: LoadWindow): KnownLoad {
  const mean = (of: string | null) => (of === null ? 0 : meanSeconds(decodeHistogram(of)));
  const tolerance = RECORDED_TOLERANCE.seconds + RECORDED_TOLERANCE.share * mean(latency);
  const quantity = "mean lateness, crippled";
  // Of those without an answer only the lateness is known.
  const counted = sent === 0 || answered < sent ? null : Math.max(0, mean(latency) - mean(sinceSent));
  return judge({ server: "fixed", quantity, expected: mean(lateness), tolerance }, counted);
}

function judge(
  known: Pick<KnownLoad, "server" | "quantity" | "expected" | "tolerance">,
  found: number | null,
): KnownLoad {
  const { server, quantity, expected, tolerance } = known;
  const measured = found !== null && Number.isFinite(found) ? found : null;
  const isRight = measured !== null && Math.abs(measured - expected) <= tolerance;
  const say = (value: number) => Number(value.toPrecision(3));
  const difference = `expected a ${quantity} of ${say(expected)} ± ${say(tolerance)}, got ${measured === null ? "none" : say(measured)}`;
  return { server, quantity, expected, tolerance, measured, wrong: isRight ? null : difference };
}
