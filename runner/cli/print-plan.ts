import type { Plan } from "../../content/run/plan.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { estimate } from "../schedule/steps.ts";
import { duration } from "./progress.ts";

/** Prints a plan and how long it is expected to take once the targets are up. */
export function reportPlan(plan: Plan, todo: Step[]): void {
  const lines = [
    `Plan ${plan.name}: ${todo.length} observations of ${plan.targets.join(", ")}`,
    `  calibration   ${plan.calibrationSamples} samples each, again before every repetition`,
    "  processes     of each at rest and after",
    `  baseline      one request of ${plan.targetSeconds} s alone on each`,
    `  bursts        ${plan.repetitions} times over, in an order drawn from seed ${plan.seed},`,
    `                those of one request ${plan.soloBursts} times each:`,
    ...plan.sweeps.map(
      ({ target, endpoint, workSeconds, levels }) =>
        `                ${endpoint} on ${target}: ${levels.join(", ")} at once${workSeconds ? `, ${workSeconds} s each` : ""}`,
    ),
    ...(plan.controls.length > 0 ? [`  controls      nothing but bursts of ${plan.controls.join(", ")}`] : []),
    ...(plan.models.length > 0 ? [`  models        processes of ${plan.models.join(", ")}`] : []),
    `Estimated: about ${duration(estimate(todo))} once the targets are up, at the wanted seconds on a current machine;`,
    "  a slower one may need longer work, which its self-test and calibration say before the bursts begin.",
  ];
  console.log(lines.join("\n"));
}
