import path from "node:path";
import { execa } from "execa";
import type { MeasureOptions } from "../plan/options.ts";
import { EXIT, Failure } from "../program/failure.ts";
import { ROOT } from "../program/folders.ts";
import { measure } from "./measure.ts";

/** Measures, builds the site about the run just made, and serves it until interrupted; returns the exit code. */
export async function report(options: MeasureOptions, signal: AbortSignal): Promise<number> {
  const measured = await measure(options, signal);
  if (options.dryRun) return measured;
  await node("app/site/build-site.ts", signal);
  await node("app/site/preview.ts", signal).catch((thrown: unknown) => {
    if (!signal.aborted) throw thrown;
  });
  return measured;
}

async function node(script: string, signal: AbortSignal): Promise<void> {
  const result = await execa(process.execPath, [path.join(ROOT, script)], {
    cwd: ROOT,
    stdio: "inherit",
    reject: false,
    cancelSignal: signal,
  });
  signal.throwIfAborted();
  if (result.exitCode !== 0)
    throw new Failure(`${script} ended with exit code ${result.exitCode}; see above`, EXIT.unable);
}
