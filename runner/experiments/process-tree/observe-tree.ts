import { setTimeout as sleep } from "node:timers/promises";
import type { Tree } from "../../../content/run/observations/process-tree.ts";
import { baselineOf } from "../../../content/run/parts/endpoint.ts";
import type { ExperimentContext, Unplaced } from "../common/context.ts";
import { sendTogether } from "../common/send-together.ts";
import { loadLevel, TREE_LOAD } from "./tree-load.ts";

/** The processes of a target seen from outside: a blocked server cannot report on itself. */
export async function observeTree(context: ExperimentContext, phase: Tree["phase"]): Promise<Unplaced<Tree>> {
  const processes = phase === "load" ? await underLoad(context) : await context.observer.tree();
  const error =
    processes.length > 0
      ? null
      : "expected the target's processes in /proc, got none: they cannot be seen from outside";
  return { kind: "tree", phase, processes, error };
}

/** Their processes while more requests are served than the target has workers. */
async function underLoad(context: ExperimentContext): Promise<Tree["processes"]> {
  const { service, amounts } = context;
  const baseline = baselineOf(service);
  if (!baseline) return context.observer.tree();
  const amount = amounts.forSeconds(baseline.work, TREE_LOAD.seconds) ?? 1;
  const load = { endpoint: baseline.name, amount, level: loadLevel(service.workers ?? 1) };
  let isObserved = false;
  // Again and again: fixed work may be over before anybody looks.
  const loading = (async () => {
    while (!isObserved) await sendTogether(context, load);
  })();
  await sleep(TREE_LOAD.observeAfterSeconds * 1000, undefined, { signal: context.signal }).catch(() => {});
  const processes = await context.observer.tree();
  isObserved = true;
  await loading;
  return processes;
}
