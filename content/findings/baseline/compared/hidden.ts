import { publishedSweep } from "../../../baselines/published-figures.ts";
import type { Reference } from "../../../baselines/published-schema.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { reachOfMean } from "../../../statistics/prediction.ts";
import { burstsOn } from "../../bursts/bursts.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { type Compared, judge, sayEstimate, sayNumber } from "../verdict.ts";
import { ownRatio } from "./own-means.ts";

/** The same work called directly and hidden from the event loop, on one target. */
export interface HiddenCall {
  target: string;
  direct: string;
  hidden: string;
}

/** What a server that takes two requests at a time would give. */
const RIVALS = [0.5];

/** Whether hiding the blocking call changes anything, as published and as measured. */
export function hiddenCall(run: Run, figures: Reference, call: HiddenCall): Compared[] {
  const { target } = call;
  const [direct, hidden] = [call.direct, call.hidden].map((endpoint): SweepId => ({ target, endpoint })) as [
    SweepId,
    SweepId,
  ];
  const { readings, range, levels } = published(figures, call);
  const found = ownRatio(run, direct, hidden, levels);
  const scale = (iterationsOn(run, direct) ?? 1) / (iterationsOn(run, hidden) ?? 1);
  const ours = found && { low: found.low * scale, high: found.high * scale };
  const row = {
    ...hidden,
    quantity: `${labelOf(run, target)}: hidden call over direct call, for each iteration`,
    published: readings.map(({ iterations, ratio }) => `${sayNumber(ratio)} (${iterations} direct)`).join(" or "),
    ours: sayEstimate(found && found.estimate * scale, ours),
    ...judge(ours, range, RIVALS),
  };
  return [row];
}

/** The published ratio for every number of iterations that the direct sweep may have had. */
function published(figures: Reference, call: HiddenCall) {
  const [direct, hidden] = [call.direct, call.hidden].map((name) => publishedSweep(figures, name, call.target));
  const logs = (direct ?? []).flatMap(({ level, wallSeconds }) => {
    const other = hidden?.find((one) => one.level === level);
    return other ? [Math.log(other.wallSeconds / wallSeconds)] : [];
  });
  const count = logs.length;
  const mean = logs.reduce((sum, log) => sum + log, 0) / count;
  const spread = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (count - 1));
  const reach = Math.exp(reachOfMean(spread, { freedom: count - 1, count, again: count }));
  const own = hidden?.[0]?.iterations ?? 1;
  const readings = possible(figures, call.target, direct?.[0]?.iterations ?? null, own).map((iterations) => {
    return { iterations, ratio: (Math.exp(mean) * iterations) / own };
  });
  const ratios = readings.map(({ ratio }) => ratio);
  const range = { low: Math.min(...ratios) / reach, high: Math.max(...ratios) * reach };
  return { readings, range, levels: (direct ?? []).map(({ level }) => level) };
}

function possible(figures: Reference, target: string, stated: number | null, ofHidden: number): number[] {
  if (stated !== null) return [stated];
  const calibrated = figures.iterations.find((one) => one.target === target)?.iterations;
  return [ofHidden, ...(calibrated === undefined ? [] : [calibrated])];
}

function iterationsOn(run: Run, { target, endpoint }: SweepId): number | undefined {
  return burstsOn(run, endpoint).find((burst) => burst.target === target)?.iterations ?? undefined;
}
