import path from "node:path";
import { z } from "zod";
import { median } from "../../content/statistics/quantile.ts";
import { burst } from "../load/burst.ts";
import { send } from "../load/request.ts";
import type { Figure } from "./figure.ts";
import { withServer } from "./with-server.ts";

const SERVER = path.resolve(import.meta.dirname, "../self-test/known-answers.ts");
const MILLISECONDS = 200;
const BURSTS = 20;
/** Bursts of the shortest work that are thrown away: before its first burst, a run's client has sent hundreds of requests. */
const WARM_UP_BURSTS = 50;
const LIMITS: [level: number, milliseconds: number][] = [
  [10, 2],
  [80, 10],
];

/** What the client itself adds to a burst, against a server in another process that answers any number after a while. */
export async function overheadFigures(signal: AbortSignal): Promise<Figure[]> {
  return withServer(SERVER, signal, async (port) => {
    const figures: Figure[] = [];
    for (const [level, limit] of LIMITS) {
      for (let warmed = 0; warmed < WARM_UP_BURSTS; warmed++) await overheadOf(port, level, 1, signal);
      const overheads: number[] = [];
      while (overheads.length < BURSTS) overheads.push(await overheadOf(port, level, MILLISECONDS, signal));
      const note = `median of ${BURSTS}, worst ${(1000 * Math.max(...overheads)).toFixed(1)} ms`;
      figures.push({
        ...{ what: `client overhead of a burst of ${level}`, value: 1000 * median(overheads), unit: "ms" },
        ...{ limit, bound: "at most", note },
      });
    }
    return figures;
  });
}

const served = z.object({ ended: z.number(), finished: z.number() });

/**
 * Seconds from a burst's start to its first sending, and from when the server had handed its last response over to when
 * the client had it.
 */
async function overheadOf(port: number, level: number, milliseconds: number, signal: AbortSignal): Promise<number> {
  const asked = { endpoint: "parallel", iterations: milliseconds, timeoutSeconds: 10 };
  const { requests } = await burst({ port, level, ...asked, clock: "shared", rootPid: null, signal });
  const { body } = await send({ port, path: "/last", timeoutSeconds: 10, signal });
  const { ended, finished } = served.parse(JSON.parse(body));
  const first = Math.min(...requests.map(({ sentSeconds }) => sentSeconds ?? Infinity));
  const received = Math.max(...requests.map(({ lastByteSeconds }) => lastByteSeconds ?? Infinity));
  const handedOver = Math.max(...requests.map(({ work }) => work?.endedSeconds ?? 0)) + finished - ended;
  return first + Math.max(0, received - handedOver);
}
