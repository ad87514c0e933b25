import path from "node:path";
import { z } from "zod";
import { median } from "../../../content/statistics/quantile.ts";
import { burst } from "../../load/burst.ts";
import { send } from "../../load/request.ts";
import { bareBurst } from "./bare.ts";
import type { Figure } from "./figure.ts";
import { withServer } from "./with-server.ts";

const SERVER = path.resolve(import.meta.dirname, "../self-test/known-answers.ts");
const MILLISECONDS = 200;
const BURSTS = 20;
/** Bursts of the shortest work that are thrown away: before its first burst, a run's client has sent hundreds of requests. */
const WARM_UP_BURSTS = 50;
const LEVELS = [10, 80];
const MOST_RATIO = 1.25;

/**
 * What the client itself adds to a burst, against a server in another process that answers any number after a while:
 * over what sockets without a client add to the same burst, in turns, because the machine changes.
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
    ...{ what: `client overhead of a burst of ${wanted.level}, over bare sockets'`, value: ours / bare, unit: "×" },
    ...{ limit: MOST_RATIO, bound: "at most" },
    note: `${say(ours)} against ${say(bare)}, medians of ${BURSTS}; worst ${say(Math.max(...seconds.ours))}`,
  };
}

const served = z.object({ ended: z.number(), finished: z.number() });

/** When the server's last work ended, and when it had handed its last answer over. */
async function lastServed({ port, signal }: Wanted): Promise<z.infer<typeof served>> {
  const { body } = await send({ port, path: "/last", timeoutSeconds: 60, signal });
  return served.parse(JSON.parse(body));
}

/**
 * Seconds from a burst's start to its first sending, and from when the server had handed its last response over to when
 * the client had it.
 */
async function oursIn(wanted: Wanted, milliseconds: number): Promise<number> {
  const asked = {
    ...wanted,
    endpoint: { path: "/test/parallel/{amount}" },
    iterations: milliseconds,
    timeoutSeconds: 60,
  };
  const { requests } = await burst({ ...asked, clock: "shared", rootPid: null });
  const { ended, finished } = await lastServed(wanted);
  const first = Math.min(...requests.map(({ sentSeconds }) => sentSeconds ?? Infinity));
  const received = Math.max(...requests.map(({ lastByteSeconds }) => lastByteSeconds ?? Infinity));
  const handedOver = Math.max(...requests.map(({ work }) => work?.endedSeconds ?? 0)) + finished - ended;
  return first + Math.max(0, received - handedOver);
}

const told = z.object({ ended: z.number() });

/** The same of bare sockets. */
async function bareIn(wanted: Wanted, milliseconds: number): Promise<number> {
  const { origin, firstSent, lastByte, bodies } = await bareBurst(
    wanted.port,
    `/test/parallel/${milliseconds}`,
    wanted.level,
  );
  const { ended, finished } = await lastServed(wanted);
  const handedOver = Math.max(...bodies.map((body) => told.parse(JSON.parse(body)).ended)) + finished - ended;
  return firstSent - origin + Math.max(0, lastByte - handedOver);
}
