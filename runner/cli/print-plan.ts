import type { Plan } from "../../content/run/plan.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { estimate } from "../schedule/steps.ts";
import { duration } from "./progress.ts";

/** Prints a plan and how long it is expected to take once the targets are up. */
export function reportPlan(plan: Plan, todo: Step[]): void {
  const lines = [
    `Plan ${plan.name}: ${todo.length} observations of ${plan.targets.join(", ")}`,
    ...(todo.some(({ kind }) => kind === "calibration")
      ? [`  calibration   ${plan.calibrationSamples} samples on each target, again before every repetition`]
      : []),
    "  processes     of each target, idle and after the bursts",
    "  baseline      one request alone on each target",
    `  bursts        ${plan.repetitions} repetitions, in random order (seed ${plan.seed}):`,
    ...plan.sweeps.map(
      ({ target, endpoint, workSeconds, levels }) =>
        `                ${endpoint} on ${target}: ${levels.join(", ")} together${workSeconds ? `, ${workSeconds} s of work each` : ""}`,
    ),
    ...(plan.controls.length > 0 ? [`  controls      only bursts, on ${plan.controls.join(", ")}`] : []),
    ...(plan.models.length > 0 ? [`  models        only processes, of ${plan.models.join(", ")}`] : []),
    `Estimated: about ${duration(estimate(todo))} once the targets are up. This assumes a current machine; a slower one may`,
    "  need longer requests, and the estimate is corrected after the self-test and the calibration.",
  ];
  console.log(lines.join("\n"));
}
