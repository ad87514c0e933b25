import path from "node:path";
import { median } from "../../content/statistics/quantile.ts";
import { burst, type Fired } from "../load/burst.ts";
import type { Figure } from "./figure.ts";
import { withServer } from "./with-server.ts";

const SERVER = path.resolve(import.meta.dirname, "../self-test/known-answers.ts");
const MILLISECONDS = 200;
const BURSTS = 20;
const LIMITS: [level: number, milliseconds: number][] = [
  [10, 2],
  [80, 10],
];

/** What the client itself adds to a burst, against a server in another process that answers any number after a while. */
export async function overheadFigures(signal: AbortSignal): Promise<Figure[]> {
  return withServer(SERVER, signal, async (port) => {
    const figures: Figure[] = [];
    for (const [level, limit] of LIMITS) {
      const overheads: number[] = [];
      while (overheads.length < BURSTS) overheads.push(overheadOf(await fire(port, level, signal)));
      const note = `median of ${BURSTS}, worst ${(1000 * Math.max(...overheads)).toFixed(1)} ms`;
      figures.push({
        ...{ what: `client overhead of a burst of ${level}`, value: 1000 * median(overheads), unit: "ms" },
        ...{ limit, bound: "at most", note },
      });
    }
    return figures;
  });
}

function fire(port: number, level: number, signal: AbortSignal): Promise<Fired> {
  const asked = { endpoint: "parallel", iterations: MILLISECONDS, timeoutSeconds: 10 };
  return burst({ port, level, ...asked, clock: "shared", rootPid: null, signal });
}

/**
 * Seconds from the burst's start to its first sending, and from the end of the last response's work to its last byte.
 * The second part holds what the server and the kernel need to answer, too: it is more than the client's own.
 */
function overheadOf({ requests }: Fired): number {
  const first = Math.min(...requests.map(({ sentSeconds }) => sentSeconds ?? Infinity));
  const last = requests.toSorted((a, b) => (b.lastByteSeconds ?? 0) - (a.lastByteSeconds ?? 0))[0];
  return first + (last?.lastByteSeconds ?? Infinity) - (last?.work?.endedSeconds ?? 0);
}
