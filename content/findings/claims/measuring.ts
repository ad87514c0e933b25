import type { Law } from "../../model/law.ts";
import { lawsOf } from "../bursts/laws.ts";
import { treesOf } from "../processes/trees.ts";
import { lookUp } from "../values.ts";
import { inside, NOT_MEASURED, type SweepName, say, sideOf, type Test } from "./verdict.ts";

/** Each further request of a sweep adds so many times one request alone, give or take a margin. */
export function slopeNear(sweep: SweepName, wanted: number, margin: number): Test {
  return (run) => {
    const { number, interval } = lookUp(run, `slope.${sweep}`);
    if (number === null || !interval) return NOT_MEASURED;
    const bounds = { low: wanted - margin, high: wanted + margin };
    return { verdict: inside(interval, bounds), evidence: `slope ${say(number, interval)}, margin ${margin}` };
  };
}

/** A sweep follows a law; undecided where its levels cannot tell that law from another. */
export function lawIs(sweep: SweepName, wanted: Law): Test {
  return (run) => {
    const { endpoint, target } = sideOf(sweep);
    const fit = lawsOf(run, endpoint).find((one) => one.target === target)?.fit;
    if (!fit) return NOT_MEASURED;
    const error = `off by ${(fit.residual * 100).toFixed(1)}%`;
    if (fit.indistinguishable && fit.runnerUp && [fit.law, fit.runnerUp.law].includes(wanted))
      return {
        verdict: "undecided",
        evidence: `${fit.law} or ${fit.runnerUp.law}, ${error}: these levels cannot tell`,
      };
    const runnerUp = fit.runnerUp
      ? `; ${fit.runnerUp.law} would be off by ${(fit.runnerUp.residual * 100).toFixed(1)}%`
      : "";
    return { verdict: fit.law === wanted ? "holds" : "fails", evidence: `found ${fit.law}, ${error}${runnerUp}` };
  };
}

/** So many requests of a sweep are served at once. */
export function slotsAre(sweep: SweepName, wanted: number | "workers"): Test {
  return (run) => {
    const { endpoint, target } = sideOf(sweep);
    const fit = lawsOf(run, endpoint).find((one) => one.target === target)?.fit;
    const workers = run.targets.find(({ name }) => name === target)?.workers;
    const expected = wanted === "workers" ? workers : wanted;
    if (!fit || expected === undefined) return NOT_MEASURED;
    const found = `${fit.slots}${fit.slotsAtLeast ? " or more" : ""} found, ${expected} expected`;
    if (fit.slotsAtLeast && expected >= fit.slots)
      return { verdict: "undecided", evidence: `${found}: no burst was larger` };
    return { verdict: fit.slots === expected ? "holds" : "fails", evidence: found };
  };
}

/** A service has the processes that it is declared to have, whenever it was looked at. */
export function processesAreAsDeclared(...targets: string[]): Test {
  return (run) => {
    const looks = treesOf(run, targets).filter(({ processes }) => processes !== null);
    if (targets.some((target) => !looks.some((look) => look.target === target))) return NOT_MEASURED;
    const wrong = looks.filter(({ mismatches }) => mismatches.length > 0);
    const [first] = wrong;
    if (first) return { verdict: "fails", evidence: `${first.label}, ${first.phase}: ${first.mismatches.join("; ")}` };
    return { verdict: "holds", evidence: `${looks.length} looks at ${targets.length} services, all as declared` };
  };
}

/** A service at rest is so many processes. */
export function processCountIs(target: string, wanted: number): Test {
  return (run) => {
    const look = treesOf(run, [target]).find(({ phase }) => phase === "idle");
    if (!look?.processes) return NOT_MEASURED;
    const found = look.processes.length;
    return { verdict: found === wanted ? "holds" : "fails", evidence: `${found} found, ${wanted} expected` };
  };
}
