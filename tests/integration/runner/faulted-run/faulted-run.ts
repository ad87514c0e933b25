import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { NearBackend } from "../near-backends.ts";
import { onceEach } from "../once-each.ts";
import { drawSite, type Pages } from "../result/draw-site.tsx";
import { type MeasureResult, scratchPlace, startMeasure } from "../start/command.ts";
import { retryWhileBusy } from "../start/let-in.ts";
import { runFilesIn } from "../start/run-files.ts";
import { faultyProject } from "./faulty-project.ts";
import { inject } from "./services/inject.ts";
import { faultOf } from "./services/injected.ts";

const FLAGS =
  "--plan quick --target-seconds 0.05 --levels 2,3 --io-levels 1,3 --repetitions 1 --seed 5 --request-timeout 2";

/** A run in which targets go wrong in every way that a backend makes possible. */
export interface FaultedRun extends MeasureResult {
  /** The stage at which each target met the fault that it was made to meet, as a run file speaks of it. */
  injected: Map<string, string>;
  /** Every file that the run wrote, and what it printed. */
  written: string;
  /** How many files those were. */
  filesWritten: number;
}

/** That run, which is made once for all test files that read it. */
export const faultedRun = onceEach(async (backend: NearBackend): Promise<FaultedRun> => {
  const flags = [...FLAGS.split(" "), "--on", backend, "--file", await faultyProject(backend)];
  return retryWhileBusy(
    () => injectAll(backend, flags),
    ({ output }) => output,
  );
});

/** The pages about that run. */
export const faultedPages = onceEach(
  async (backend: NearBackend): Promise<Pages> => drawSite(await faultedRun(backend)),
);

/**
 * Measures, and does to some targets what their names say in the middle of
 * their first warm burst, which they hold till then.
 */
async function injectAll(backend: NearBackend, flags: string[]): Promise<FaultedRun> {
  const place = await scratchPlace();
  const measuring = startMeasure(place, flags);
  const injected = new Map<string, string>();
  let undo: (() => Promise<void>) | undefined;
  for await (const line of createInterface({ input: measuring.stdout })) {
    // What was paused goes on as soon as the burst that it spoilt has been given up.
    await undo?.();
    undo = undefined;
    const [, target = "", level, when] =
      /\] ([\w-]+): sync-cpubound, (\d) at once, (repetition \d(?:, burst \d)?)/.exec(line) ?? [];
    const met = faultOf(target, backend);
    if (!met || injected.has(target)) continue;
    injected.set(target, `sync-cpubound, n = ${level}, ${when}`);
    undo = await inject(met.fault, backend, { name: target, port: met.port });
  }
  const { exitCode, all: output } = await measuring;
  const names = await Array.fromAsync(glob(path.join(path.dirname(place.runs), "{runs,journals}/*")));
  const texts = await Promise.all(names.map((name) => readFile(name, "latin1")));
  const written = { written: [output, ...texts].join("\n"), filesWritten: texts.length };
  return { exitCode, output, ...(await runFilesIn(place)), injected, ...written };
}
