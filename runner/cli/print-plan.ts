import { sayNode } from "../../content/findings/labels.ts";
import type { Plan } from "../../content/run/plan.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { EXPERIMENTS } from "../experiments/registry.ts";
import { nodeOfModel } from "../schedule/node-schedule.ts";
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
      .concat(nodeLines(plan, todo))
      .map(([name, text]) => `  ${name.padEnd(NAME_WIDTH)} ${text}`),
    ...plan.unavailable.map(({ target, reason }) => `  Left out: ${target}: ${reason}`),
    `Estimated: ${about} ${duration(seconds)} once the targets are up. This assumes a current machine; a slower one may`,
    "  need longer requests, and the estimate is corrected after the self-test and the calibration.",
  ];
  console.log(lines.join("\n"));
}

/** Where each target and each process model is measured, where that is on several machines, and how long it takes on one. */
function nodeLines(plan: Plan, todo: Step[]): [name: string, text: string][] {
  const { nodes, models } = plan;
  if (!nodes) return [];
  const alone = todo.reduce((sum, { estimateSeconds }) => sum + estimateSeconds, 0);
  return [
    [
      "nodes",
      `at the same time, each with one target at a time, which changes nodes between repetitions; on one node all of it is estimated to take ${duration(alone)}`,
    ],
    ...nodes.map((row, repetition): [string, string] => [
      "",
      `repetition ${repetition + 1} on ${sayPlaces(Object.keys(row), (target) => row[target])}`,
    ]),
    ...(models.length > 0
      ? [["", `process models on ${sayPlaces(models, (model) => nodeOfModel(plan, model))}`] satisfies [string, string]]
      : []),
  ];
}

/** Which of some services are on which node. */
function sayPlaces(names: readonly string[], nodeOf: (name: string) => number | undefined): string {
  const byNode = Map.groupBy(names, (name) => nodeOf(name) ?? 0);
  const places = [...byNode].toSorted(([a], [b]) => a - b);
  return places.map(([node, some]) => `${sayNode(node)}: ${some.join(", ")}`).join("; ");
}
