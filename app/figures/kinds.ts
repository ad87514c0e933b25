import type { ComponentType } from "react";
import { ACTIVITY } from "./activity/activity-figure.ts";
import { CALIBRATION } from "./calibration/calibration-figure.ts";
import type { LiveFigureProps } from "./explore/live-figure.tsx";
import { LATENCY } from "./latency/latency-figure.ts";
import { OVER_TIME } from "./over-time/over-time-figure.ts";
import { RATES } from "./rates/rates-kind.ts";
import { SPECTRUM } from "./spectrum/spectrum-figure.ts";
import { SWEEP } from "./sweep/sweep-figure.ts";
import { WATERFALL } from "./waterfall/waterfall-figure.ts";

/** Every kind of figure, one a folder. */
export const FIGURE_KINDS = [ACTIVITY, CALIBRATION, LATENCY, OVER_TIME, RATES, SPECTRUM, SWEEP, WATERFALL];

/**
 * The client component of a kind, for data of that kind.
 *
 * @throws Error for a name that no kind has
 */
export async function liveOfKind(name: string): Promise<ComponentType<LiveFigureProps<unknown>>> {
  const kind = FIGURE_KINDS.find((one) => one.name === name);
  if (!kind) throw new Error(`expected a kind of figure that app/figures/kinds.ts lists, got "${name}"`);
  // Data and component have the same kind, which the name stands for.
  return (await kind.Live()) as ComponentType<LiveFigureProps<unknown>>;
}
