import path from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { NODE_FLAGS } from "../../program/node-flags.ts";
import type { Figure } from "./bench-figure.ts";

const MERGE = path.join(import.meta.dirname, "scripts/merge-generators.ts");
const GENERATORS = 64;
const REQUESTS = 10_000_000;
const MEGABYTES = 300;

const merged = z.object({ counted: z.int(), seconds: z.number(), mostBytes: z.int(), moreBytes: z.int() });

/** What it takes to make one window of what many load generators have counted. */
export async function mergedFigures(signal: AbortSignal): Promise<Figure[]> {
  const words = [...NODE_FLAGS, MERGE, GENERATORS, REQUESTS].map(String);
  const { stdout } = await execa(process.execPath, words, { cancelSignal: signal });
  const { counted, seconds, mostBytes, moreBytes } = merged.parse(JSON.parse(stdout));
  const note = `a window of ${GENERATORS} generators with ${REQUESTS / 1e6} million requests each`;
  const more = `${note}; ${(moreBytes / 1e6).toFixed(1)} MB more than before`;
  const uncounted = GENERATORS * REQUESTS - counted;
  return [
    { what: "merging load generators", value: seconds, unit: "s", limit: null, bound: "at most", note },
    {
      what: "memory, merging them",
      value: mostBytes / 1e6,
      unit: "MB",
      limit: MEGABYTES,
      bound: "at most",
      note: more,
    },
    { what: "requests lost in merging", value: uncounted, unit: "", limit: 0, bound: "at most", note },
  ];
}
