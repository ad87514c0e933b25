import { confidenceOf } from "../../../run/looks.ts";
import type { Burst } from "../../../run/observations/burst.ts";
import type { Run } from "../../../run/run.ts";
import { validBurstsOn } from "../../bursts/bursts.ts";
import { mostOfOne } from "../../bursts/busiest-share.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { servedBy, withOneChanged, withShareChanged } from "../../worlds/falsified.ts";
import { byCounterexamples, byShare, DISTURBED_SHARE } from "../by-share.ts";
import { byCount } from "../judged-by.ts";
import { nameOf, workersOf } from "../sweep-times.ts";
import { falsifiable, NOT_MEASURED, type Test, type Verdict } from "../verdict.ts";

/** In every burst no worker serves more than its part of the requests: those of the burst over the workers, rounded up. */
export function workersShareEvenly(sweep: SweepId): Test {
  return shares(
    sweep,
    ({ uneven, bursts }, confidence) => byCounterexamples(uneven, bursts, confidence),
    (run) => withOneChanged(run, (seen) => (isOf(sweep, seen) ? servedBy(seen, () => 1) : null)),
  );
}

/** In more bursts than disturbances explain, a worker serves more than its part of the requests. */
export function workersShareUnevenly(sweep: SweepId): Test {
  const verdictOn = ({ uneven, bursts }: Shared, confidence: number) => byShare(uneven, bursts, confidence);
  return shares(sweep, verdictOn, (run) => {
    const workers = workersOf(run, sweep) ?? 1;
    return withShareChanged(run, DISTURBED_SHARE, (seen, isAmong) =>
      isOf(sweep, seen) ? servedBy(seen, isAmong ? () => 1 : (place) => 1 + (place % workers)) : seen,
    );
  });
}

/** How the bursts of a sweep were shared. */
interface Shared {
  bursts: number;
  /** Of these, bursts in which a worker served more than its part. */
  uneven: number;
  /** The most that one served beyond its part, and of how many; null where none did. */
  worst: { most: number; level: number } | null;
}

function shares(
  sweep: SweepId,
  verdictOn: (shared: Shared, confidence: number) => Verdict,
  falsified: (run: Run) => Run,
): Test {
  const test = (run: Run) => {
    const workers = workersOf(run, sweep);
    const shared = workers === undefined ? null : sharedIn(run, sweep, workers);
    if (!shared) return NOT_MEASURED;
    const { bursts, uneven, worst } = shared;
    const most = worst ? `; at worst ${worst.most} of ${worst.level} requests` : "";
    const evidence = `${nameOf(run, sweep)}: one of ${workers} workers served more than its part in ${uneven} of ${bursts} bursts${most}`;
    return byCount({ verdict: verdictOn(shared, confidenceOf(run)), evidence }, bursts);
  };
  return falsifiable(test, {
    sweeps: [sweep],
    levels: () => (level) => level > 1,
    falsify: () => ({ run: falsified }),
  });
}

function sharedIn(run: Run, sweep: SweepId, workers: number): Shared | null {
  const bursts = validBurstsOn(run, sweep).filter(
    ({ level, requests }) => level > 1 && requests.every(({ work }) => work !== null),
  );
  if (workers < 2 || bursts.length === 0) return null;
  const uneven = bursts
    .map((burst) => ({ level: burst.level, most: mostOfOne(burst), part: Math.ceil(burst.level / workers) }))
    .filter(({ most, part }) => most > part)
    .toSorted((a, b) => b.most / b.part - a.most / a.part);
  return { bursts: bursts.length, uneven: uneven.length, worst: uneven[0] ?? null };
}

function isOf({ endpoint, target }: SweepId, seen: Run["observations"][number]): seen is Burst {
  return seen.kind === "burst" && !seen.cold && seen.level > 1 && seen.endpoint === endpoint && seen.target === target;
}
