import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { contrast } from "../../statistics/contrasts/contrast.ts";
import { sayEndpoint } from "../labels.ts";
import type { Bracket } from "../steady/capacity.ts";
import { besideToAlone } from "../steady/comparisons.ts";
import { capacityIn, ceilingIn, latenciesOf, offeredRates } from "../steady/steady-loads.ts";
import type { SteadyId } from "../steady/windows.ts";
import { machineBarrier } from "./barriers.ts";
import type { Estimate, Quantity, RunPair } from "./quantity.ts";

const P99 = 0.99;

/**
 * What is compared under steady load: of each endpoint the highest rate, the latency at each share of it and the capacity;
 * of each light load how much longer it takes beside the other.
 */
export function steadyQuantities(pair: RunPair): Quantity[] {
  return [...loadQuantities(pair), ...mixedQuantities(pair)];
}

function loadQuantities(pair: RunPair): Quantity[] {
  const loads = loadsIn(pair.yours).filter((one) => loadsIn(pair.theirs).some((other) => isSame(one, other)));
  return loads.flatMap((id) => {
    const name = `${labelOf(pair.yours, id.target)}, ${sayEndpoint(pair.yours, id.endpoint)}, connections ${id.use}`;
    const highest: Quantity = {
      ...{
        name: `${name}: the highest rate`,
        unit: "requests/s",
        barrier: machineBarrier(pair, id.target),
        excuse: null,
      },
      ...{ theirs: ceiling(pair.theirs, id), yours: ceiling(pair.yours, id) },
    };
    return [highest, ...latencies(pair, id, name), ...capacities(pair, id, name)];
  });
}

/** Where a capacity lies is known from rates that were tried: it has no interval by which it could be judged. */
function capacities(pair: RunPair, id: SteadyId, name: string): Quantity[] {
  const [theirs, yours] = [capacityIn(pair.theirs, id), capacityIn(pair.yours, id)];
  if (!theirs || !yours) return [];
  const single = { theirs: middleOf(theirs), yours: middleOf(yours) };
  const barrier =
    machineBarrier(pair, id.target) ?? "a capacity lies between two of the rates that were tried, without an interval";
  const bound = `${rounded(1000 * yours.boundSeconds)} ms`;
  return theirs.boundSeconds === yours.boundSeconds
    ? [
        {
          ...{ name: `${name}: the capacity within ${bound}`, unit: "requests/s", barrier, excuse: null },
          ...{ theirs: null, yours: null, single },
        },
      ]
    : [];
}

/** Null where all rates that were tried kept the bound, or none. */
function middleOf({ low, high }: Bracket): number | null {
  return low === 0 || high === null ? null : Math.sqrt(low * high);
}

/** Light loads that both runs sent at one rate, beside the same other load. */
function mixedQuantities(pair: RunPair): Quantity[] {
  const [before, now] = [pair.theirs, pair.yours].map(({ plan }) => plan.steady?.mixed ?? []);
  // Plans are plain data, whose fields their schema puts into one order.
  const alike = (now ?? []).filter((one) => before?.some((other) => JSON.stringify(one) === JSON.stringify(other)));
  return alike.map(({ target, light, blocking, blockingEverySeconds: everySeconds }) => {
    const id = { target, light: light.endpoint, blocking: blocking.endpoint, everySeconds };
    const name = `${labelOf(pair.yours, target)}, ${sayEndpoint(pair.yours, id.light)}: the 99th percentile beside ${sayEndpoint(pair.yours, id.blocking)} every ${everySeconds} s over that alone`;
    const ratio = (run: Run) => besideToAlone(run, id, 0.95);
    const barrier = machineBarrier(pair, id.target);
    return { name, unit: "", barrier, excuse: null, theirs: ratio(pair.theirs), yours: ratio(pair.yours) };
  });
}

function latencies(pair: RunPair, id: SteadyId, name: string): Quantity[] {
  const shares = sharesIn(pair.yours, id).filter((share) => sharesIn(pair.theirs, id).includes(share));
  return shares.map((share) => ({
    ...{
      name: `${name}: the 99th percentile at ${rounded(100 * share)}% of it`,
      unit: "s",
      barrier: machineBarrier(pair, id.target),
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

/** Without what multiplying binary fractions adds. */
function rounded(number: number): number {
  return Number(number.toPrecision(6));
}

function isSame(one: SteadyId, other: SteadyId): boolean {
  return one.target === other.target && one.endpoint === other.endpoint && one.use === other.use;
}
