import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { contrastOfSamples } from "../../../../statistics/contrasts/contrast.ts";
import { latenciesOf, type OfferedRate, offeredRates } from "../../../steady/steady-loads.ts";
import { SHARE, tailGroup } from "../../../steady/tails.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { slowedWindows } from "../../../worlds/slowed-windows.ts";
import { byInterval } from "../../judged-by.ts";
import { nameOfLoad } from "../../name-of-load.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictAbove } from "../../verdict.ts";

/** Two rates, as shares of an endpoint's highest rate. */
export interface TwoShares {
  from: number;
  to: number;
}

/**
 * The 99th percentile of an endpoint's latency grows with its rate: at the second share of its highest rate it is more than
 * so many times as long as at the first.
 */
export function tailGrowsWith(id: SteadyId, { from, to }: TwoShares, times: number): Test {
  const growthOf = (run: Run) => {
    const at = (share: number) => offeredRates(run, id).find((rate) => rate.share === share);
    const [low, high] = [at(from), at(to)];
    const found = low && high && ratio(run, offeredRates(run, id), { low, high });
    return low && high && found ? { low, high, found } : null;
  };
  const test = (run: Run) => {
    const growth = growthOf(run);
    if (!growth) return NOT_MEASURED;
    const { low, high, found } = growth;
    const confidence = oneSided(confidenceOf(run));
    const say = ({ perSecond }: OfferedRate) => Number(perSecond.toPrecision(3));
    const evidence = `the 99th percentile of ${nameOfLoad(run, id)} is ${sayRatio(found, confidence)} times as long at ${say(high)} a second as at ${say(low)}`;
    return byInterval({ verdict: verdictAbove(found, Math.log(times)), evidence }, found, {
      ...{ confidence, allowed: { low: times, high: null } },
    });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [id],
    falsify: (truth, beyond) => {
      const growth = growthOf(truth);
      const by = growth ? Math.log(times) - growth.found.estimate - beyond : 0;
      return growth && { run: (run) => slowedWindows(run, id, by, (seen) => seen.share === to) };
    },
  });
}

/**
 * Where a window at the lower rate has no such percentile, nothing is known of how much longer one takes at the higher. The
 * few windows of one rate say little of how they scatter: those at the rates in between, and beyond, say more, each for the
 * nearer of the two rates, since a tail scatters more the closer its rate is to the highest.
 */
function ratio(run: Run, rates: readonly OfferedRate[], { low, high }: { low: OfferedRate; high: OfferedRate }) {
  if (latenciesOf(low, SHARE).some((seconds) => !Number.isFinite(seconds))) return null;
  const isNearerHigh = ({ perSecond }: OfferedRate) => 2 * perSecond > low.perSecond + high.perSecond;
  const weighed = (isAmong: (rate: OfferedRate) => boolean, decisive: OfferedRate, sign: number) =>
    rates
      .filter((rate) => isAmong(rate) && rate.windows.length > 0)
      .map((rate) => tailGroup(run, rate, rate.perSecond === decisive.perSecond ? sign : 0));
  return contrastOfSamples(
    [weighed(isNearerHigh, high, 1), weighed((rate) => !isNearerHigh(rate), low, -1)],
    oneSided(confidenceOf(run)),
  );
}
