import { compareSweeps } from "../../content/findings/comparison.ts";
import type { Run } from "../../content/run/run.ts";

/** Says whether a target that was measured under two names was found to differ from itself. */
export function reportSelfCheck(run: Run): void {
  const [first, second] = run.plan.sweeps;
  const compared = first && second ? compareSweeps(run, first, second) : null;
  if (!compared) {
    console.log("Self-check: too few bursts to compare; measure more levels or repetitions.");
    return;
  }
  const { ratio, low, high, p, pairs } = compared;
  const decided = low > 1 || high < 1;
  const found = decided
    ? "found to differ, which happens to one target in twenty"
    : "not found to differ, as it should be";
  console.log(
    `Self-check: ${first?.target} against itself, ratio ${ratio.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)}), p = ${p.toFixed(3)} over ${pairs} pairs: ${found}.`,
  );
}
