import { confidenceOf } from "../../../run/looks.ts";
import type { Run } from "../../../run/run.ts";
import type { Contrast } from "../../../statistics/contrasts/contrast.ts";
import { type Bounds, counterexample } from "../../../statistics/contrasts/counterexample.ts";
import { type Growth, growth, type LevelTimes } from "../../../statistics/contrasts/growth.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { changedSweep, slowed } from "../../worlds/falsified.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { nameOf, timesOf } from "../sweep-times.ts";
import { falsifiable, NOT_MEASURED, type Test, verdictInside } from "../verdict.ts";
import { unlessOthersComputed } from "./beside-other-programs.ts";

/**
 * A burst of n requests takes n times as long as one, give or take a margin: over all larger levels, and no level by
 * itself shown to be outside.
 *
 * @param margin as a relative change: 0.1 is a tenth
 */
export function growsWithRequests(sweep: SweepId, margin: number): Test {
  return grows(sweep, margin, {
    shape: (level) => level,
    said: "n single requests one after the other",
    judged: ({ overall }) => overall,
    // Every level by as much: one that is further out than the mean of all would refute it by more than is wanted.
    falsified:
      ({ byLevel }, wanted) =>
      (level) =>
        wanted - (byLevel.find((one) => one.level === level)?.estimate ?? 0),
  });
}

/**
 * A burst takes as long as one request, give or take a margin, however many come together: decided by the largest
 * bursts, and refuted by any level that is shown to be outside.
 *
 * @param margin as a relative change
 */
export function takesAsLongAsOne(sweep: SweepId, margin: number): Test {
  return grows(sweep, margin, {
    shape: () => 1,
    said: "one",
    judged: ({ overall, byLevel }) => byLevel.at(-1) ?? overall,
    levels: (all) => (level) => level === 1 || level === Math.max(...all),
    // More with every further request, up to what the largest burst is to take.
    falsified: ({ byLevel }, wanted) => {
      const largest = byLevel.at(-1)?.level ?? 1;
      return (level) => {
        const own = byLevel.find((one) => one.level === level)?.estimate ?? 0;
        return (wanted * (level - 1)) / (largest - 1) - own;
      };
    },
  });
}

interface Expected {
  shape: (level: number) => number;
  /** What it is expected to take as long as, in words. */
  said: string;
  /** What has to be within the margin. */
  judged: (found: Growth) => Contrast;
  /** Of all levels, those that what is judged is of: all without this. */
  levels?: (all: readonly number[]) => (level: number) => boolean;
  /** The factor (as a logarithm) by which to lengthen bursts above 1, so that `judged` reaches `wanted`. */
  falsified: (found: Growth, wanted: number) => (level: number) => number;
}

function grows(sweep: SweepId, margin: number, { shape, said, judged, levels, falsified }: Expected): Test {
  const test = unlessOthersComputed([sweep], (run) => {
    const confidence = confidenceOf(run);
    const times = timesOf(run, sweep);
    const found = growth(times, { shape, confidence });
    if (!found) return NOT_MEASURED;
    const bounds: Bounds = { low: -Math.log1p(margin), high: Math.log1p(margin) };
    const refuted = counterexample(repeatedOf(found, times), bounds, confidence);
    const decisive = judged(found);
    const larger = found.byLevel.map(({ level }) => level);
    const at = decisive === found.overall ? `n = ${larger.join(", ")}` : `n = ${larger.at(-1)}`;
    const ratio = `${nameOf(run, sweep)} takes ${sayRatio(decisive, confidence)} times as long as ${said}`;
    const isOther = refuted && (decisive === found.overall || refuted.level !== larger.at(-1));
    const worst = isOther ? `; at n = ${refuted.level} it is ${sayRatio(refuted, confidence)}` : "";
    const verdict = refuted ? "fails" : verdictInside(decisive, bounds);
    return byInterval({ verdict, evidence: `${ratio}, ${at}${worst}` }, decisive, { margin, confidence });
  });
  return falsifiable(test, {
    sweeps: [sweep],
    ...(levels && { levels: (run: Run) => levels(timesOf(run, sweep).map(({ level }) => level)) }),
    falsify: (truth, beyond) => {
      const found = growth(timesOf(truth, sweep), { shape });
      if (!found) return null;
      const by = falsified(found, Math.log1p(margin) + beyond);
      return changedSweep(sweep, (world) => slowed(world, (level) => (level > 1 ? by(level) : 0)));
    },
  });
}

/**
 * The levels by which the claim may be refuted: those of which there are two bursts at least. The spread of the others says
 * nothing of what one burst may meet, such as a machine that is faster for some seconds.
 */
function repeatedOf({ byLevel }: Growth, times: readonly LevelTimes[]): Growth["byLevel"] {
  const isRepeated = (level: number) => times.some((one) => one.level === level && one.seconds.length > 1);
  return byLevel.filter(({ level }) => isRepeated(level));
}
