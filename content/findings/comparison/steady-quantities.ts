import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { contrast } from "../../statistics/contrasts/contrast.ts";
import { sayEndpoint } from "../labels.ts";
import { ceilingIn, latenciesOf, offeredRates } from "../steady/steady-loads.ts";
import type { SteadyId } from "../steady/windows.ts";
import { machineBarrier } from "./barriers.ts";
import type { Estimate, Quantity, RunPair } from "./quantity.ts";

const P99 = 0.99;

/** What is compared of an endpoint under steady load: the highest rate, and the latency at each share of it. */
export function steadyQuantities(pair: RunPair): Quantity[] {
  const loads = loadsIn(pair.yours).filter((one) => loadsIn(pair.theirs).some((other) => isSame(one, other)));
  return loads.flatMap((id) => {
    const name = `${labelOf(pair.yours, id.target)}, ${sayEndpoint(pair.yours, id.endpoint)}, connections ${id.use}`;
    const highest: Quantity = {
      ...{ name: `${name}: the highest rate`, unit: "requests/s", barrier: machineBarrier(pair), excuse: null },
      ...{ theirs: ceiling(pair.theirs, id), yours: ceiling(pair.yours, id) },
    };
    return [highest, ...latencies(pair, id, name)];
  });
}

function latencies(pair: RunPair, id: SteadyId, name: string): Quantity[] {
  const shares = sharesIn(pair.yours, id).filter((share) => sharesIn(pair.theirs, id).includes(share));
  return shares.map((share) => ({
    ...{
      name: `${name}: the 99th percentile at ${100 * share}% of it`,
      unit: "s",
      barrier: machineBarrier(pair),
      excuse: null,
    },
    ...{ theirs: latency(pair.theirs, id, share), yours: latency(pair.yours, id, share) },
  }));
}

function ceiling(run: Run, id: SteadyId): Estimate | null {
  return ofLogs(ceilingIn(run, id)?.windows ?? []);
}

/** Null also where a window did not answer enough: a percentile without bound has no mean. */
function latency(run: Run, id: SteadyId, share: number): Estimate | null {
  return ofLogs(
    offeredRates(run, id)
      .filter((rate) => rate.share === share)
      .flatMap((rate) => latenciesOf(rate, P99)),
  );
}

function ofLogs(values: number[]): Estimate | null {
  return values.every((value) => value > 0 && Number.isFinite(value))
    ? contrast([{ values: values.map(Math.log), weight: 1 }])
    : null;
}

function sharesIn(run: Run, id: SteadyId): number[] {
  return [...new Set(offeredRates(run, id).flatMap(({ share }) => share ?? []))];
}

function loadsIn({ plan }: Run): SteadyId[] {
  const { loads = [], uses = [] } = plan.steady ?? {};
  return loads.flatMap(({ target, endpoint }) => uses.map(({ use }) => ({ target, endpoint, use })));
}

function isSame(one: SteadyId, other: SteadyId): boolean {
  return one.target === other.target && one.endpoint === other.endpoint && one.use === other.use;
}
