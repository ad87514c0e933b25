import { PUBLISHED, publishedOf } from "../../baselines/published-figures.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { reachOfMean } from "../../statistics/prediction.ts";
import { wishedShare } from "../bursts/wished-share.ts";
import { calibrationsOf } from "../calibration/calibrations.ts";
import { publishedScatter } from "./bursts.ts";
import { type Compared, type Comparisons, judge, sayNumber } from "./verdict.ts";

const WISHED_RULE =
  "One request with a target's own iterations, as a share of the seconds wished for: server's times, single samples on both sides. The range has the scatter of the five server times of one published burst, more than a quarter either way, and no other kind of server would give another share: it can only differ.";
const CALIBRATION_RULE =
  "How long an iteration takes on a target, beside FastAPI. Only means without any spread were published, and the document itself says that they do not compare servers: nothing is decided.";

/** How near one request came to the wished-for seconds, as published and as measured. */
export function wishedSeconds(run: Run): Comparisons {
  const rows = PUBLISHED.targets.flatMap(({ name }) => wished(run, name));
  return { title: "From wished-for seconds to iterations and back", rule: WISHED_RULE, rows };
}

/** An iteration on each target beside FastAPI's. */
export function calibrations(run: Run): Comparisons {
  const [first, ...others] = PUBLISHED.targets.map(({ name }) => name);
  const spreads = calibrationsOf(run);
  const ours = (target: string) => spreads.find((one) => one.target === target)?.quartiles?.median ?? null;
  const rows = others.map((target): Compared => {
    const [mine, base] = [ours(target), ours(first ?? "")];
    const [theirs, their] = [target, first ?? ""].map((name) => publishedOf("calibration", name)?.meanSeconds ?? null);
    return {
      quantity: `${labelOf(run, target)}: an iteration over one on ${labelOf(run, first ?? "")}`,
      published: sayNumber(theirs && their ? theirs / their : null),
      ours: sayNumber(mine && base ? mine / base : null),
      verdict: "undecided",
      why: "not to be decided: means without spread, which the document does not compare either",
    };
  });
  return { title: "Calibration", rule: CALIBRATION_RULE, rows };
}

function wished(run: Run, target: string): Compared[] {
  const single = publishedOf("single", target);
  if (!single) return [];
  const share = single.serviceSeconds / PUBLISHED.plan.targetSeconds;
  const { spread, freedom } = publishedScatter();
  const reach = Math.exp(reachOfMean(spread, { freedom, count: 1, again: 1 }));
  const ours = wishedShare(run, target);
  return [
    {
      quantity: `${labelOf(run, target)}: one request over the wished-for seconds`,
      published: sayNumber(share),
      ours: sayNumber(ours),
      ...judge(ours === null ? null : { low: ours, high: ours }, { low: share / reach, high: share * reach }, []),
    },
  ];
}
