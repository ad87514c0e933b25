import type { Contrast } from "../../../statistics/contrast.ts";
import { type Growth, growth } from "../../../statistics/growth.ts";
import { type Bounds, counterexample } from "../../../statistics/levels-within.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { byInterval } from "../judge.ts";
import { sayRatio } from "../say-ratio.ts";
import { nameOf, timesOf } from "../sweep-times.ts";
import { inside, NOT_MEASURED, type Test } from "../verdict.ts";

/**
 * A burst of n requests takes n times as long as one, give or take a margin: over all larger levels, and no level by
 * itself shown to be outside.
 *
 * @param margin as a relative change: 0.1 is a tenth
 */
export function growsWithRequests(sweep: SweepId, margin: number): Test {
  return grows(sweep, margin, { shape: (level) => level, said: "n times", judged: ({ overall }) => overall });
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
    said: "",
    judged: ({ overall, byLevel }) => byLevel.at(-1) ?? overall,
  });
}

interface Expected {
  shape: (level: number) => number;
  /** How many times one request it is expected to be, in words; nothing where it is as long. */
  said: string;
  /** What has to be within the margin. */
  judged: (found: Growth) => Contrast;
}

function grows(sweep: SweepId, margin: number, { shape, said, judged }: Expected): Test {
  return (run) => {
    const found = growth(timesOf(run, sweep), { shape });
    if (!found) return NOT_MEASURED;
    const bounds: Bounds = { low: -Math.log1p(margin), high: Math.log1p(margin) };
    const refuted = counterexample(found.byLevel, bounds);
    const decisive = judged(found);
    const levels = found.byLevel.map(({ level }) => level);
    const at = decisive === found.overall ? `n = ${levels.join(", ")}` : `n = ${levels.at(-1)}`;
    const ratio = `${nameOf(run, sweep)} takes ${sayRatio(decisive)} times ${said ? `${said} as long as one` : "as long as one"}`;
    const worst = refuted ? `; at n = ${refuted.level} it is ${sayRatio(refuted)}` : "";
    const verdict = refuted ? "fails" : inside(decisive, bounds);
    return byInterval({ verdict, evidence: `${ratio}, ${at}${worst}` }, decisive, margin);
  };
}
