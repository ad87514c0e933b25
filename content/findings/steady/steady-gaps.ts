import type { Run } from "../../run/run.ts";
import { mixedWindows } from "./mixed.ts";
import { ceilingIn, offeredRates } from "./steady-loads.ts";
import { validWindows } from "./windows.ts";

/** What of a planned steady load a target lacks, or has and cannot count: a phrase for each. */
export function steadyGaps(run: Run, target: string): string[] {
  const { steady } = run.plan;
  if (!steady) return [];
  const loads = steady.loads.filter((one) => one.target === target);
  const mixed = steady.mixed.filter((one) => one.target === target);
  return [
    ...loads.flatMap(({ endpoint, p99Seconds }) => [
      ...steady.uses.flatMap(({ use, shares }) => ofUse(run, { target, endpoint, use }, shares)),
      ...(p99Seconds !== null && steady.bisections > 0 ? ofCapacity(run, { target, endpoint }) : []),
    ]),
    ...mixed.flatMap(({ light, blocking }) => {
      const { alone, beside } = mixedWindows(run, { target, light: light.endpoint, blocking: blocking.endpoint });
      return [
        ...(alone.length === 0 ? [`${light.endpoint} under light load, alone`] : []),
        ...(beside.length === 0 ? [`${light.endpoint} under light load beside ${blocking.endpoint}`] : []),
      ];
    }),
  ];
}

function ofUse(run: Run, id: Parameters<typeof ceilingIn>[1], shares: readonly number[]): string[] {
  const name = `${id.endpoint}, ${id.use} connections`;
  if (ceilingIn(run, id) === null) return [`the highest rate on ${name}, and what follows from it`];
  const known = offeredRates(run, id).map(({ share }) => share);
  const lacking = shares.filter((share) => !known.includes(share));
  if (lacking.length === 0) return [];
  return [
    `latency on ${name} at ${lacking.map((share) => `${Math.round(100 * share)}%`).join(", ")} of its highest rate`,
  ];
}

function ofCapacity(run: Run, { target, endpoint }: { target: string; endpoint: string }): string[] {
  const isKnown = validWindows(run).some(
    (seen) => seen.target === target && seen.endpoint === endpoint && seen.purpose === "confirmation",
  );
  return isKnown ? [] : [`the capacity on ${endpoint}, confirmed`];
}
