import type { Plan } from "../../content/run/plan.ts";
import { estimate, type Step } from "../steps.ts";
import { duration } from "./progress.ts";

/** Prints a plan and how long it is expected to take once the targets are up. */
export function reportPlan(plan: Plan, todo: Step[]): void {
  const lines = [
    `Plan ${plan.name}: ${todo.length} observations of ${plan.targets.join(", ")}`,
    `  calibration   ${plan.calibrationSamples} samples each, iterations for ${plan.targetSeconds} s of work`,
    "  processes     a snapshot of each at rest",
    "  baseline      one request alone on each",
    `  bursts        ${plan.levels.join(", ")} requests at once, ${plan.repetitions} times over:`,
    ...plan.sweeps.map(({ target, endpoint }) => `                ${endpoint} on ${target}`),
    `Estimated: about ${duration(estimate(todo))} once the targets are up.`,
  ];
  console.log(lines.join("\n"));
}
