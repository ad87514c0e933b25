import { labelOf } from "../../../run/target-label.ts";
import { wishedShare } from "../../bursts/wished-share.ts";
import { byCount } from "../judge.ts";
import { NOT_MEASURED, type Test } from "../verdict.ts";

/**
 * One request with a target's own iterations takes the wished-for seconds, give or take a margin, on every target. One
 * target that misses them refutes it.
 */
export function wishedSecondsWithin(margin: number, ...targets: string[]): Test {
  return (run) => {
    const found = targets.map((target) => ({ target, share: wishedShare(run, target) }));
    const shares = found.flatMap(({ share }) => share ?? []);
    if (shares.length < targets.length) return NOT_MEASURED;
    const isWithin = shares.every((share) => share >= 1 - margin && share <= 1 + margin);
    const said = found.map(({ target, share }) => `${labelOf(run, target)} ${share?.toPrecision(3)}`).join(", ");
    const evidence = `times the wanted duration: ${said}; ${1 - margin} to ${1 + margin} expected`;
    return byCount({ verdict: isWithin ? "holds" : "fails", evidence }, shares.length);
  };
}
