import type { Step } from "../experiments/common/experiment.ts";
import { settleAll } from "../program/settle-all.ts";
import { nodeOf } from "../schedule/steps.ts";

/** Takes the steps of each node in their order, those of different nodes at the same time; all end once one has failed. */
export async function onNodes(steps: readonly Step[], take: (step: Step) => Promise<void>): Promise<void> {
  let isFailed = false;
  const takeAll = async (some: Step[]) => {
    try {
      for (const step of some) if (!isFailed) await take(step);
    } catch (thrown) {
      isFailed = true;
      throw thrown;
    }
  };
  await settleAll([...Map.groupBy(steps, nodeOf).values()].map(takeAll));
}
