import { publishedOf } from "../../../baselines/published-figures.ts";
import type { Reference } from "../../../baselines/published-schema.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { reachOfMean } from "../../../statistics/prediction.ts";
import { workShare } from "../../bursts/work-share.ts";
import { calibrationsOf } from "../../calibration/calibrations.ts";
import { type Compared, judge, sayNumber } from "../verdict.ts";
import { type PublishedBurstTimes, publishedScatter } from "./bursts.ts";

/** How near one request came to the wanted seconds, as published and as measured; a burst tells how they scatter. */
export function workSeconds(run: Run, figures: Reference, scatter: PublishedBurstTimes): Compared[] {
  return figures.targets.flatMap(({ name }) => wanted(run, figures, name, scatter));
}

/** An iteration on each target beside one on the first. */
export function calibrations(run: Run, figures: Reference): Compared[] {
  const [first, ...others] = figures.targets.map(({ name }) => name);
  if (first === undefined) return [];
  const spreads = calibrationsOf(run);
  const ours = (target: string) => spreads.find((one) => one.target === target)?.quartiles?.median ?? null;
  return others.map((target): Compared => {
    const [mine, base] = [ours(target), ours(first)];
    const [theirs, their] = [target, first].map(
      (name) => publishedOf(figures, "calibration", name)?.meanSeconds ?? null,
    );
    return {
      quantity: `${labelOf(run, target)}: an iteration over one on ${labelOf(run, first)}`,
      published: sayNumber(theirs && their ? theirs / their : null),
      ours: sayNumber(mine && base ? mine / base : null),
      verdict: "undecided",
      why: "not to be decided: only means without spread were published",
    };
  });
}

function wanted(run: Run, figures: Reference, target: string, scatter: PublishedBurstTimes): Compared[] {
  const single = publishedOf(figures, "single", target);
  if (!single) return [];
  const share = single.serviceSeconds / figures.plan.targetSeconds;
  const { spread, freedom } = publishedScatter(figures, scatter);
  const reach = Math.exp(reachOfMean(spread, { freedom, count: 1, again: 1 }));
  const ours = workShare(run, target);
  return [
    {
      quantity: `${labelOf(run, target)}: one request over the wanted seconds`,
      published: sayNumber(share),
      ours: sayNumber(ours),
      ...judge(ours === null ? null : { low: ours, high: ours }, { low: share / reach, high: share * reach }, []),
    },
  ];
}
