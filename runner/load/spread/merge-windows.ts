import type { Generator, LoadWindow } from "../../../content/run/parts/load-window.ts";
import { decodeHistogram, encodeHistogram, merged, secondsAt } from "../../../content/statistics/histogram.ts";
import { microseconds } from "../../program/clock.ts";
import { withoutSecrets } from "../../program/secrets/secrets.ts";
import { addedCounts } from "../steady/added-counts.ts";
import type { Load } from "../steady/load-window.ts";
import { overTimeOf } from "../steady/slices.ts";

/** What a generator made of its part, and how far its beginning may have been from the others'; or why it gave no result. */
export type GeneratorResult = { window: LoadWindow; startErrorSeconds: number } | { error: string };

/**
 * One window of what several generators sent at the same time: counts are added up, and so are histograms, without a loss.
 */
export function mergeWindows(
  { request, loop, warmUpSeconds, seconds }: Pick<Load, "request" | "loop" | "warmUpSeconds" | "seconds">,
  results: readonly GeneratorResult[],
): LoadWindow {
  const windows = results.flatMap((one) => ("window" in one ? [one.window] : []));
  const histogram = (name: "latency" | "sinceSent" | "lateness") => {
    const all = windows.flatMap((one) => one[name] ?? []);
    return all.length > 0 ? encodeHistogram(merged(all.map(decodeHistogram))) : null;
  };
  const overTime = windows.flatMap((one) => one.overTime ?? []);
  return {
    ...{ loop, use: request.use, warmUpSeconds, seconds },
    ...addedCounts(windows),
    firstError: windows.flatMap(({ firstError }) => firstError ?? []).map(withoutSecrets)[0] ?? null,
    ...{ latency: histogram("latency"), sinceSent: histogram("sinceSent"), lateness: histogram("lateness") },
    ...(overTime.length > 0 && { overTime: overTimeOf(overTime) }),
    inFlight: microseconds(windows.reduce((all, { inFlight }) => all + inFlight, 0)),
    cpuShares: windows.length > 0 ? windows.flatMap(({ cpuShares }) => cpuShares) : [0],
    ...(loop.kind === "open" && { hadPrecedence: windows.every((one) => one.hadPrecedence) }),
    generators: results.map(generatorOf),
  };
}

function generatorOf(result: GeneratorResult): Generator {
  if ("error" in result) return { error: withoutSecrets(result.error) };
  const { offered, missed, latency, sinceSent } = result.window;
  const at = (encoded: string | null, share: number) => encoded && secondsAt(decodeHistogram(encoded), share);
  return {
    error: null,
    ...{ offered, late: missed.late },
    sinceDueSeconds: [at(latency, 0.5) || null, at(latency, 0.99) || null],
    sinceSentSeconds: [at(sinceSent, 0.5) || null, at(sinceSent, 0.99) || null],
    startErrorSeconds: microseconds(result.startErrorSeconds),
  };
}
