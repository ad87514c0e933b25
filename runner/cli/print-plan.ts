import type { Plan } from "../../content/run/plan.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { EXPERIMENTS } from "../experiments/registry.ts";
import { duration } from "./progress.ts";

/** How wide the names of experiments are printed. */
const NAME_WIDTH = 13;

/** Prints a plan and how many seconds it is expected to take once the targets are up. */
export function printPlan(plan: Plan, todo: Step[], seconds: number): void {
  const [upTo, about] = plan.untilDecided ? ["up to ", "at most about"] : ["", "about"];
  const lines = [
    `Plan ${plan.name}: ${upTo}${todo.length} observations of ${plan.targets.join(", ")}`,
    ...Object.values(EXPERIMENTS)
      .flatMap((experiment) => experiment.summary(plan))
      .map(([name, text]) => `  ${name.padEnd(NAME_WIDTH)} ${text}`),
    ...plan.unavailable.map(({ target, reason }) => `  Left out: ${target}: ${reason}`),
    `Estimated: ${about} ${duration(seconds)} once the targets are up. This assumes a current machine; a slower one may`,
    "  need longer requests, and the estimate is corrected after the self-test and the calibration.",
  ];
  console.log(lines.join("\n"));
}
