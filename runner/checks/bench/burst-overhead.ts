import { availableParallelism } from "node:os";
import path from "node:path";
import { median } from "../../../content/statistics/quantile.ts";
import { LOOPBACK } from "../../load/address.ts";
import { sendBurst } from "../../load/send-burst.ts";
import { UNSEEN } from "../../observe/target-observer.ts";
import { knownAnswerEndpoint } from "../self-test/known-answer.ts";
import { withServer } from "../servers/with-server.ts";
import type { Figure } from "./bench-figure.ts";
import { bareBurst } from "./clients/bare-sockets.ts";

const SERVER = path.resolve(import.meta.dirname, "../self-test/known-answer-server.ts");
const MILLISECONDS = 200;
const BURSTS = 20;
/**
 * Bursts of the shortest work that are thrown away: before its first burst, a run's client has sent hundreds of requests.
 */
const WARM_UP_BURSTS = 50;
const LEVELS = [10, 80];
const MOST_RATIO = 1.25;

/**
 * What a burst takes beyond its work, against a server in another process that answers any number after a while: over
 * what the same burst takes through sockets without a client, in turns, because the machine changes.
 */
export async function overheadFigures(signal: AbortSignal): Promise<Figure[]> {
  return withServer(SERVER, signal, async (port) => {
    const figures: Figure[] = [];
    for (const level of LEVELS) figures.push(await overheadFigure({ port, level, signal }));
    return figures;
  });
}

interface Wanted {
  port: number;
  level: number;
  signal: AbortSignal;
}

async function overheadFigure(wanted: Wanted): Promise<Figure> {
  const seconds = { ours: [] as number[], bare: [] as number[] };
  for (let warmed = 0; warmed < WARM_UP_BURSTS; warmed++) {
    await oursIn(wanted, 1);
    await bareIn(wanted, 1);
  }
  while (seconds.ours.length < BURSTS) {
    seconds.ours.push(await oursIn(wanted, MILLISECONDS));
    seconds.bare.push(await bareIn(wanted, MILLISECONDS));
  }
  const [ours, bare] = [median(seconds.ours), median(seconds.bare)];
  const say = (one: number) => `${(1000 * one).toFixed(1)} ms`;
  return {
    ...{ what: `burst of ${wanted.level} beyond its work, over bare sockets'`, value: ours / bare, unit: "×" },
    ...{ limit: MOST_RATIO, bound: "at most" },
    note: `${say(ours)} against ${say(bare)}, medians of ${BURSTS}; worst ${say(Math.max(...seconds.ours))}`,
  };
}

/** Seconds that a burst of ours takes beyond the work that its server does for all of it at once. */
async function oursIn({ port, level, signal }: Wanted, milliseconds: number): Promise<number> {
  const asked = { endpoint: knownAnswerEndpoint("parallel"), amount: milliseconds, timeoutSeconds: 60 };
  const { requests } = await sendBurst({
    host: LOOPBACK,
    port,
    level,
    ...asked,
    clock: "shared",
    sharedCores: availableParallelism(),
    observer: UNSEEN,
    signal,
  });
  return Math.max(...requests.map(({ lastByteSeconds }) => lastByteSeconds ?? Infinity)) - milliseconds / 1000;
}

/** The same of bare sockets. */
async function bareIn({ port, level }: Wanted, milliseconds: number): Promise<number> {
  return (await bareBurst(port, `/test/parallel/${milliseconds}`, level)) - milliseconds / 1000;
}
