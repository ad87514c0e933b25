import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { median } from "../../statistics/quantile.ts";
import { burstsOf } from "../bursts/bursts.ts";
import { busyCores } from "../bursts/invalid-reasons.ts";

/**
 * How much of a core a request has that computes and has it to itself: 0.83 to 1.18 on quiet machines, since its use is
 * looked at ten times in a second, 0.64 to 0.70 on one that gives its targets two thirds of a core, and 0.1 to 0.7 on one
 * where other programs compute too.
 */
const OWN_CORE = 0.75;

/** Fewer bursts say too little. */
const LEAST_BURSTS = 3;

/** So long has a request to compute for its use of a core to be seen. */
const LEAST_SECONDS = 0.1;

/**
 * Whether requests of a target that computed alone did not have a core to themselves, over the bursts of one of a run. What
 * takes long then may be the machine's doing: others computed too, or the targets were held back.
 *
 * @returns false where it is not known
 */
export function lacksCore(run: Pick<Run, "observations" | "plan">, target: string): boolean {
  const shares = burstsOf(run).flatMap((burst) => {
    const isAlone = burst.target === target && burst.level === 1 && !burst.cold && computes(run, burst);
    return isAlone && burst.tookSeconds >= LEAST_SECONDS ? (shareOf(burst) ?? []) : [];
  });
  return shares.length >= LEAST_BURSTS && median(shares) < OWN_CORE;
}

function computes({ plan }: Pick<Run, "plan">, { target, endpoint }: Burst): boolean {
  const work = plan.sweeps.find((sweep) => sweep.target === target && sweep.endpoint === endpoint)?.work;
  return work === "matrix" || work === "python";
}

function shareOf({ usage }: Burst): number | null {
  return usage && busyCores(usage);
}
