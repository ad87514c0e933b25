import path from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { NODE_FLAGS } from "../../program/node-flags.ts";
import { withServer } from "../servers/with-server.ts";
import type { Figure } from "./bench-figure.ts";

const SERVER = path.resolve(import.meta.dirname, "../self-test/known-answer-server.ts");
const RUN = path.join(import.meta.dirname, "scripts/long-run.ts");
const MANY = path.join(import.meta.dirname, "scripts/many-requests.ts");
const MEGABYTES = 300;
/** An experiment of steady load. */
const REQUESTS = 10_000_000;
const WINDOWS = 100;
/** What a window of steady load may take of a run file. */
export const WINDOW_KILOBYTES = 20;

const took = z.object({
  unrecorded: z.int(),
  failed: z.int(),
  seconds: z.number(),
  bytes: z.int(),
  mostBytes: z.int(),
});

const counted = z.object({ bytes: z.int(), mostBytes: z.int() });

/** What many requests under steady load take: memory, and room in a run file. */
export async function steadyFigures(signal: AbortSignal): Promise<Figure[]> {
  const words = [...NODE_FLAGS, MANY, REQUESTS, WINDOWS].map(String);
  const { stdout } = await execa(process.execPath, words, { cancelSignal: signal });
  const { bytes, mostBytes } = counted.parse(JSON.parse(stdout));
  const note = `${REQUESTS / 1e6} million requests in ${WINDOWS} windows, counted as a thread of the load generator does`;
  return [
    { what: "memory, steady load", value: mostBytes / 1e6, unit: "MB", limit: MEGABYTES, bound: "at most", note },
    { what: "a window of it", value: bytes / 1e3, unit: "kB", limit: WINDOW_KILOBYTES, bound: "at most", note },
  ];
}

/** What much load and a long plan cost the runner: memory, and whether time and size grow no faster than the plan. */
export async function loadFigures(signal: AbortSignal): Promise<Figure[]> {
  return withServer(SERVER, signal, async (port) => {
    const run = async (...sizes: number[]) => {
      const words = [...NODE_FLAGS, RUN, port, ...sizes].map(String);
      return took.parse(JSON.parse((await execa(process.execPath, words, { cancelSignal: signal })).stdout));
    };
    const wide = await run(10, 500);
    const [short, long] = [await run(500, 10), await run(2000, 10)];
    const atMost = (what: string, value: number, unit: string, limit: number, note = ""): Figure => ({
      ...{ what, value, unit, limit, note },
      bound: "at most",
    });
    const failed = `${wide.failed + short.failed + long.failed} failed, which is recorded`;
    const grown = `${(long.bytes / 1e6).toFixed(1)} MB in ${long.seconds.toFixed(1)} s, a quarter of it ${(short.bytes / 1e6).toFixed(1)} MB in ${short.seconds.toFixed(1)} s`;
    return [
      atMost("runner's memory, 500 requests at once", wide.mostBytes / 1e6, "MB", MEGABYTES),
      atMost("runner's memory, plan of 2000 bursts", long.mostBytes / 1e6, "MB", MEGABYTES),
      atMost("requests without a record", wide.unrecorded + short.unrecorded + long.unrecorded, "", 0, failed),
      atMost("run file of 2000 bursts, over four of 500", long.bytes / (4 * short.bytes), "×", 1.05, grown),
      atMost("time of 2000 bursts, over four times 500", long.seconds / (4 * short.seconds), "×", 1.25),
    ];
  });
}
