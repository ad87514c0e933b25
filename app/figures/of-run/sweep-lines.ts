import { sayEndpoint } from "../../../content/findings/labels.ts";
import { lawsOf, predictedSeconds, type SweepLaw } from "../../../content/findings/laws.ts";
import { type SweepSeries, sweepsOf } from "../../../content/findings/sweeps.ts";
import type { Run } from "../../../content/run/run.ts";
import type { SweepLine } from "../sweep-line.ts";

/** A sweep as a figure draws it and as its table has it. */
export interface DrawnSweep {
  line: SweepLine;
  series: SweepSeries;
  law: SweepLaw | undefined;
}

/** The sweeps of all targets on one endpoint, named by target. */
export function linesOn(run: Run, endpoint: string): DrawnSweep[] {
  const laws = lawsOf(run, endpoint);
  return sweepsOf(run, endpoint).map((series) => {
    const law = laws.find(({ target }) => target === series.target);
    return { series, law, line: lineOf(series, law, series.label, series.place) };
  });
}

/** The sweeps of one target on several endpoints, named by endpoint. */
export function linesOfTarget(run: Run, target: string, endpoints: string[]): DrawnSweep[] {
  return endpoints.flatMap((endpoint, place) =>
    linesOn(run, endpoint)
      .filter(({ series }) => series.target === target)
      .map(({ series, law }) => {
        const label = sayEndpoint(endpoint);
        return { series: { ...series, label }, law, line: lineOf({ ...series, target: endpoint }, law, label, place) };
      }),
  );
}

function lineOf(series: SweepSeries, law: SweepLaw | undefined, label: string, place: number): SweepLine {
  const levels = series.levels.map(({ level, seconds, medianSeconds }) => ({ level, seconds, medianSeconds }));
  return {
    id: series.target,
    label,
    place,
    levels,
    law: law
      ? predictionOf(
          law,
          levels.map(({ level }) => level),
        )
      : null,
  };
}

/** The law's curve, at every level and between them where steps would be cut off. */
function predictionOf(law: SweepLaw, levels: number[]): SweepLine["law"] {
  if (!law.fit) return null;
  const most = Math.max(...levels);
  const points = Array.from({ length: most }, (_, index) => index + 1).flatMap((n) => {
    const y = predictedSeconds(law, n);
    return y === null ? [] : [{ x: n, y: Math.round(y * 1e4) / 1e4 }];
  });
  return { name: law.fit.law, points };
}
