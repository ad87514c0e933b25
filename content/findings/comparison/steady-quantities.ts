import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { contrast } from "../../statistics/contrasts/contrast.ts";
import { sayEndpoint } from "../labels.ts";
import { type CapacityEstimate, capacityOf } from "../steady/capacities.ts";
import { besideToAlone } from "../steady/comparisons.ts";
import { boundOf, ceilingIn, latenciesOf, offeredRates } from "../steady/steady-loads.ts";
import type { SteadyId } from "../steady/windows.ts";
import { machineBarrier } from "./barriers.ts";
import type { Estimate, Quantity, RunPair } from "./quantity.ts";

const P99 = 0.99;
const CONFIDENCE = 0.95;

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

/** A capacity is compared where windows bound it on both sides, by its interval from all of them. */
function capacities(pair: RunPair, id: SteadyId, load: string): Quantity[] {
  const [before, now] = [boundOf(pair.theirs, id), boundOf(pair.yours, id)];
  const [theirs, yours] = [capacityOf(pair.theirs, id, CONFIDENCE), capacityOf(pair.yours, id, CONFIDENCE)];
  if (now === null || before !== now || !theirs || !yours) return [];
  const both = { theirs: bounded(theirs), yours: bounded(yours) };
  const open = both.theirs && both.yours ? null : "in one of the runs no rate kept the bound, or every one did";
  const barrier = machineBarrier(pair, id.target) ?? open;
  const name = `${load}: the capacity within ${rounded(1000 * now)} ms`;
  return [{ name, unit: "requests/s", barrier, excuse: null, ...both }];
}

/** Null where nothing bounds it on one side: it has no interval then. */
function bounded(capacity: CapacityEstimate): Estimate | null {
  return Number.isFinite(capacity.low) && Number.isFinite(capacity.high) ? capacity : null;
}

/** Light loads that both runs sent at one rate, beside the same other load. */
function mixedQuantities(pair: RunPair): Quantity[] {
  const [before, now] = [pair.theirs, pair.yours].map(({ plan }) => plan.steady?.mixed ?? []);
  // Plans are plain data, whose fields their schema puts into one order.
  const alike = (now ?? []).filter((one) => before?.some((other) => JSON.stringify(one) === JSON.stringify(other)));
  return alike.map(({ target, light, blocking, blockingEverySeconds: everySeconds }) => {
    const id = { target, light: light.endpoint, blocking: blocking.endpoint, everySeconds };
    const name = `${labelOf(pair.yours, target)}, ${sayEndpoint(pair.yours, id.light)}: the 99th percentile beside ${sayEndpoint(pair.yours, id.blocking)} every ${everySeconds} s over that alone`;
    const ratio = (run: Run) => besideToAlone(run, id, CONFIDENCE);
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
