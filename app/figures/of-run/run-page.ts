import type { Run } from "../../../content/run/run.ts";
import type { FigureContent } from "../content.ts";
import { calibration } from "./calibration.ts";
import { sweepOn } from "./sweep.ts";
import { waterfallOn } from "./waterfall.ts";

/** A figure with the name that links know it by; without content where the run has none. */
export interface NamedFigure {
  id: string;
  title: string;
  content: FigureContent | null;
}

/** The figures of a run's own page: its calibration, then totals and one burst for every endpoint it measured. */
export function figuresOfRun(run: Run): NamedFigure[] {
  const first = calibration(run, {});
  return [
    { id: "calibration", title: first?.title ?? "", content: first },
    ...endpointsOf(run).flatMap((endpoint) => {
      const total = `Total time of a burst on ${endpoint}`;
      const requests = `One burst on ${endpoint}, request by request`;
      return [
        { id: `total-${anchor(endpoint)}`, title: total, content: sweepOn(run, { title: total, endpoint }) },
        {
          id: `requests-${anchor(endpoint)}`,
          title: requests,
          content: waterfallOn(run, { title: requests, endpoint }),
        },
      ];
    }),
  ];
}

/** The endpoints that a run measured, in the order of its plan. */
export function endpointsOf(run: Run): string[] {
  return [...new Set(run.plan.sweeps.map(({ endpoint }) => endpoint))];
}

/** An endpoint's name as part of an anchor. */
export function anchor(endpoint: string): string {
  return endpoint.replace("?work=", "-");
}
