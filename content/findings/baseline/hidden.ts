import { PUBLISHED, publishedSweep } from "../../baselines/published-figures.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { reachOfMean } from "../../statistics/prediction.ts";
import { burstsOn } from "../bursts/bursts.ts";
import type { Side } from "../bursts/side.ts";
import { ownRatio } from "./own-means.ts";
import { type Comparisons, judge, sayEstimate, sayNumber } from "./verdict.ts";

const RULE =
  "The ratio of the two sweeps, level by level, for each iteration. The document does not state the iterations of its direct sweep: they are those of its hidden one or those that its calibration gives, so the range is what either reading allows. Two requests at a time would give a half.";

const TARGET = "fastapianalytics";
const DIRECT: Side = { target: TARGET, endpoint: "sync-cpubound" };
const HIDDEN: Side = { target: TARGET, endpoint: "badasync-cpubound" };
const RIVALS = [0.5];

/** Whether hiding the blocking call changes anything, as published and as measured. */
export function hiddenCall(run: Run): Comparisons {
  const { readings, range, levels } = published();
  const found = ownRatio(run, DIRECT, HIDDEN, levels);
  const scale = (iterationsOn(run, DIRECT) ?? 1) / (iterationsOn(run, HIDDEN) ?? 1);
  const ours = found && { low: found.low * scale, high: found.high * scale };
  const row = {
    ...HIDDEN,
    quantity: `${labelOf(run, TARGET)}: hidden call over direct call, for each iteration`,
    published: readings.map(({ iterations, ratio }) => `${sayNumber(ratio)} (${iterations} direct)`).join(" or "),
    ours: sayEstimate(found && found.estimate * scale, ours),
    ...judge(ours, range, RIVALS),
  };
  return { title: "The hidden call beside the direct one", rule: RULE, rows: [row] };
}

/** The published ratio for every number of iterations that the direct sweep may have had. */
function published() {
  const [direct, hidden] = [DIRECT, HIDDEN].map((side) => publishedSweep(side.endpoint, side.target));
  const logs = (direct ?? []).flatMap(({ level, wallSeconds }) => {
    const other = hidden?.find((one) => one.level === level);
    return other ? [Math.log(other.wallSeconds / wallSeconds)] : [];
  });
  const count = logs.length;
  const mean = logs.reduce((sum, log) => sum + log, 0) / count;
  const spread = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (count - 1));
  const reach = Math.exp(reachOfMean(spread, { freedom: count - 1, count, again: count }));
  const own = hidden?.[0]?.iterations ?? 1;
  const readings = possible(direct?.[0]?.iterations ?? null, own).map((iterations) => {
    return { iterations, ratio: (Math.exp(mean) * iterations) / own };
  });
  const ratios = readings.map(({ ratio }) => ratio);
  const range = { low: Math.min(...ratios) / reach, high: Math.max(...ratios) * reach };
  return { readings, range, levels: (direct ?? []).map(({ level }) => level) };
}

function possible(stated: number | null, ofHidden: number): number[] {
  if (stated !== null) return [stated];
  const calibrated = PUBLISHED.iterations.find(({ target }) => target === TARGET)?.iterations;
  return [ofHidden, ...(calibrated === undefined ? [] : [calibrated])];
}

function iterationsOn(run: Run, { target, endpoint }: Side): number | undefined {
  return burstsOn(run, endpoint).find((burst) => burst.target === target)?.iterations;
}
