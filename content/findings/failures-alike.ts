import type { Failure, Run } from "../run/run.ts";
import { sayNode } from "./labels.ts";

/** Failures of one target for one reason: the first of them, and how many more there are. */
export interface AlikeFailures {
  first: Failure;
  /**
   * The reason in one line, with the node where there were several, and below
   * it the last lines of a log, where there are any.
   */
  reason: string;
  log: string[];
  more: number;
}

/** What could not be measured, in the order in which it failed, each reason of each target once. */
export function failuresAlike({ failures }: Pick<Run, "failures">): AlikeFailures[] {
  const alike = Map.groupBy(failures, ({ target, node, message }) =>
    JSON.stringify([target, node, message.split("\n")[0]]),
  );
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const [said = "", ...log] = first.message.split("\n");
    const reason = first.node === undefined ? said : `on ${sayNode(first.node)}, ${said}`;
    return [{ first, reason, log, more: others.length }];
  });
}

/** How often a reason was met beside the first time; empty where it was not. */
export function sayMore({ more }: Pick<AlikeFailures, "more">): string {
  return more > 0 ? ` (and ${more} more for the same reason)` : "";
}
