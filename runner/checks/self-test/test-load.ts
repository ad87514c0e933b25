import path from "node:path";
import { pathToFileURL } from "node:url";
import { invalidWindow } from "../../../content/findings/steady/invalid-window.ts";
import { answeredPerSecond, latencyAt } from "../../../content/findings/steady/latency-at.ts";
import type { KnownLoad, LoadTest } from "../../../content/run/circumstances/self-test.ts";
import { endpointSchema } from "../../../content/run/parts/endpoint.ts";
import type { LoadWindow, Loop } from "../../../content/run/parts/load-window.ts";
import { LOOPBACK } from "../../load/address.ts";
import { type Load, loadWindow } from "../../load/steady/load-window.ts";
import { EXIT, Failure } from "../../program/failure.ts";
import { withServer } from "../servers/with-server.ts";
import {
  DROPS_ONE_IN,
  FIXED_SECONDS,
  KNOWN_LOAD_SERVER,
  SERVED_PER_SECOND,
  STALLED_P99_SECONDS,
} from "./known-load.ts";

const CRIPPLED = pathToFileURL(path.join(import.meta.dirname, "crippled-generator.ts"));
const WARM_UP_SECONDS = 0.2;
const TIMEOUT_SECONDS = 3;
/**
 * By how much what is measured may differ from what is known. Other work on the machine makes all of it longer; a generator that
 * waits for answers finds a fortieth of the stall, and one that counts wrongly is wrong by a factor.
 */
const TOLERANCE = { fixedSeconds: 0.01, stalled: 0.4, limited: 0.3 };
/** Other work on the machine can spoil a window; a generator that is wrong is wrong every time. */
const TRIES = 3;

/** A server whose answers to a steady load are known, and the load that shows them. */
interface KnownServer extends Pick<KnownLoad, "server" | "quantity" | "expected" | "tolerance"> {
  path: string;
  loop: Loop;
  seconds: number;
  measure: (window: LoadWindow) => number | null;
}

const open = (ratePerSecond: number): Loop => {
  return { kind: "open", ratePerSecond, arrivals: "even", seed: 1, mostConnections: 256 };
};

const FIXED: KnownServer = {
  ...{ server: "fixed", quantity: "median latency", path: "/fixed", loop: open(200), seconds: 0.5 },
  ...{ expected: FIXED_SECONDS, tolerance: TOLERANCE.fixedSeconds },
  measure: (window) => latencyAt(window, 0.5),
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

/**
 * Puts servers with known answers, in a process of their own, under steady load by the very code that loads the targets:
 * one that takes 5 ms, one that stalls, one that drops connections, one that serves no more than so many; and the first
 * once more by a generator that is crippled on purpose.
 *
 * @param serverScript the server; another one is there to prove that a wrong answer is noticed
 * @throws Failure (the machine cannot) when an answer is measured wrong or the crippled generator is not noticed
 */
export async function testLoad(signal: AbortSignal, serverScript = KNOWN_LOAD_SERVER): Promise<LoadTest> {
  return withServer(serverScript, signal, async (port) => {
    const knownLoads: KnownLoad[] = [];
    for (const known of KNOWN_LOAD_SERVERS) knownLoads.push(await untilRight(known, { port, signal }));
    const wrong = knownLoads.find((one) => one.wrong !== null);
    if (wrong)
      throw new Failure(
        `self-test: the ${wrong.server} server under steady load is measured wrong: ${wrong.wrong}; nothing measured here could be trusted, so end other work on this machine and try again`,
        EXIT.unable,
      );
    const crippled = await loadWindow(loadOn(FIXED, { port, signal }), CRIPPLED);
    const crippledCaughtBy = invalidWindow(crippled, FIXED_SECONDS);
    if (crippledCaughtBy.length > 0) return { knownLoads, crippledCaughtBy };
    throw new Failure(
      "self-test: expected a load generator that does something else half of the time to be caught, got a window that looks valid; measuring with this build would not tell a late client from a slow server",
      EXIT.unable,
    );
  });
}

interface Where {
  port: number;
  signal: AbortSignal;
}

async function untilRight(known: KnownServer, where: Where): Promise<KnownLoad> {
  let measured = judged(known, await loadWindow(loadOn(known, where)));
  for (let tries = 1; tries < TRIES && measured.wrong !== null; tries++)
    measured = judged(known, await loadWindow(loadOn(known, where)));
  return measured;
}

function judged(known: KnownServer, window: LoadWindow): KnownLoad {
  const { server, quantity, expected, tolerance } = known;
  const found = known.measure(window);
  const measured = found !== null && Number.isFinite(found) ? found : null;
  const isRight = measured !== null && Math.abs(measured - expected) <= tolerance;
  const say = (value: number) => Number(value.toPrecision(3));
  const difference = `expected a ${quantity} of ${say(expected)} ± ${say(tolerance)}, got ${measured === null ? "none" : say(measured)}`;
  return { server, quantity, expected, tolerance, measured, wrong: isRight ? null : difference };
}

function loadOn({ path: asked, loop, seconds }: KnownServer, { port, signal }: Where): Load {
  const endpoint = endpointSchema.parse({
    ...{ name: "known", label: "known answers", path: asked, work: "fixed", executor: "event-loop" },
  });
  const request: Load["request"] = {
    ...{ host: LOOPBACK, port, path: asked, use: "kept", timeoutSeconds: TIMEOUT_SECONDS },
    wanted: { endpoint, amount: null },
  };
  return { request, loop, warmUpSeconds: WARM_UP_SECONDS, seconds, threads: 2, signal };
}
