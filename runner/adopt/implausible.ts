import type { Run } from "../../content/run/run.ts";
import { observationFault, placeOf } from "./observation-fault.ts";

/** Why a run of the right shape cannot be what a measurement has written; null where nothing tells. */
export function implausible(run: Run): string | null {
  const { id, startedAt, plan, environment, targets, observations } = run;
  const [, moment = "", rest = ""] = /^(\w+)Z-(.*)$/.exec(id) ?? [];
  // Runs of before had no milliseconds in their ids.
  const isOfMoment = startedAt.replace(/[-:.]/g, "").startsWith(moment);
  if (!isOfMoment || rest !== `${plan.name}-${environment.backend}`)
    return `at id: expected the moment ${startedAt}, ${plan.name} and ${environment.backend} in it, got ${id}`;
  if (environment.cores < 1) return `at environment.cores: expected at least 1, got ${environment.cores}`;
  const target = firstTwice(targets.map(({ name }) => name));
  if (target !== undefined) return `at targets: expected every target once, got ${target} twice`;
  if (observations.length === 0) return "at observations: expected some, got none";
  for (const [place, seen] of observations.entries()) {
    const fault = observationFault(seen, run);
    if (fault) return `at observations.${place}: ${fault}`;
  }
  const twice = firstTwice(observations.map(placeOf));
  return twice === undefined ? null : `at observations: expected every one once, got ${twice.slice(0, 80)}… twice`;
}

function firstTwice(all: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return all.find((one) => seen.size === seen.add(one).size);
}
