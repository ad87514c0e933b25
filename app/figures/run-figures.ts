import type { Baseline } from "../../content/findings/baseline/baseline.ts";
import { mixedKindsOf } from "../../content/findings/steady/mixed.ts";
import type { Run } from "../../content/run/run.ts";
import type { SteadyPlan } from "../../content/run/steady-plan.ts";
import { calibrationFigure } from "./calibration/calibration-figure.ts";
import type { FigureContent } from "./frame/figure-content.ts";
import { latencyFigure } from "./latency/latency-figure.ts";
import { overTimeFigure } from "./over-time/over-time-figure.ts";
import { capacityFigure } from "./rates/capacity-figure.ts";
import { connectionsFigure } from "./rates/connections-figure.ts";
import { spectrumFigure } from "./spectrum/spectrum-figure.ts";
import { sweepFigure } from "./sweep/sweep-figure.ts";
import { waterfallFigure } from "./waterfall/waterfall-figure.ts";

/** A figure with its id, which links use; content is null where the run has no data for it. */
export interface IdentifiedFigure {
  id: string;
  title: string;
  content: FigureContent | null;
}

/**
 * The figures of a run's own page: calibration, then totals and one burst for every endpoint, controls included, and
 * whatever was under steady load.
 */
export function figuresOfRun(run: Run, baseline: Baseline | null): IdentifiedFigure[] {
  const calibration = calibrationFigure(run, baseline);
  return [
    ...(calibration ? [{ id: "calibration", title: calibration.title, content: calibration }] : []),
    ...endpointsOf(run)
      .filter((endpoint) => hasBursts(run, endpoint))
      .flatMap((endpoint) => {
        const targets = run.plan.sweeps.filter((sweep) => sweep.endpoint === endpoint).map(({ target }) => target);
        const name = anchorOfEndpoint(endpoint);
        const total = `Total time of a burst on ${endpoint}`;
        const requests = `One burst on ${endpoint}, request by request`;
        return [
          {
            id: `total-${name}`,
            title: total,
            content: sweepFigure(run, { title: total, endpoint, targets }, baseline),
          },
          {
            id: `requests-${name}`,
            title: requests,
            content: waterfallFigure(run, { title: requests, endpoint, targets }),
          },
        ];
      }),
    ...(run.plan.steady ? steadyFigures(run, run.plan.steady) : []),
  ];
}

function steadyFigures(run: Run, { loads }: SteadyPlan): IdentifiedFigure[] {
  const endpoints = [...new Set(loads.map(({ endpoint }) => endpoint))];
  const kinds = mixedKindsOf(run);
  return [
    ...endpoints.flatMap((endpoint) =>
      [
        { id: "latency", title: `Latency by rate on ${endpoint}`, make: latencyFigure },
        { id: "spectrum", title: `Percentiles of latency on ${endpoint}`, make: spectrumFigure },
        { id: "capacity", title: `Capacity on ${endpoint}`, make: capacityFigure },
        { id: "connections", title: `Kept and fresh connections on ${endpoint}`, make: connectionsFigure },
      ].map(({ id, title, make }) => ({
        ...{ id: `${id}-${anchorOfEndpoint(endpoint)}`, title },
        content: make(run, { title, endpoints: [endpoint] }),
      })),
    ),
    ...kinds.map((kind) => {
      const { light, blocking, everySeconds } = kind;
      const isOnly = kinds.filter((one) => one.light === light && one.blocking === blocking).length === 1;
      const title = `Latency of ${light} beside ${blocking}${isOnly ? "" : ` every ${everySeconds} s`}, over time`;
      const name = `${light}-beside-${blocking}${isOnly ? "" : `-every-${everySeconds}`}`;
      return { id: `over-time-${anchorOfEndpoint(name)}`, title, content: overTimeFigure(run, { title, ...kind }) };
    }),
  ];
}

/** Whether several requests were sent to an endpoint together: one alone is no burst to draw. */
function hasBursts(run: Run, endpoint: string): boolean {
  return run.plan.sweeps.some((sweep) => sweep.endpoint === endpoint && sweep.levels.some((level) => level > 1));
}

/** The endpoints that a run measured, in the order of its plan. */
export function endpointsOf(run: Run): string[] {
  return [...new Set(run.plan.sweeps.map(({ endpoint }) => endpoint))];
}

/** An endpoint's name as part of an anchor, which holds letters, digits and hyphens. */
export function anchorOfEndpoint(endpoint: string): string {
  return endpoint.replace(/[^a-z0-9]+/g, "-");
}
