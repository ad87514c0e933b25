import type { MeasureOptions } from "../plan/options.ts";
import { measure } from "./measure.ts";
import { requireSiteSettings, runScript } from "./run-script.ts";

/** Measures, builds the site about the run just made, and serves it until interrupted; returns the exit code. */
export async function report(options: MeasureOptions, signal: AbortSignal): Promise<number> {
  if (options.dryRun) return measure(options, signal);
  await requireSiteSettings(signal);
  const measured = await measure(options, signal);
  await runScript("app/site/build-site.ts", signal);
  await runScript("app/site/preview.ts", signal).catch((thrown: unknown) => {
    if (!signal.aborted) throw thrown;
  });
  return measured;
}
