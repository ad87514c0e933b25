import type { Tree } from "../../../content/run/observations/process-tree.ts";
import { baselineOf, type Endpoint } from "../../../content/run/parts/endpoint.ts";
import type { Experiment, Planned, Step } from "../common/experiment.ts";
import { PACE } from "../common/pace.ts";
import { type Serving, servingOf } from "../common/serving.ts";
import { observeTree } from "./observe-tree.ts";
import { loadSeconds } from "./tree-load.ts";

interface TreeStep extends Step {
  kind: "tree";
  phase: Tree["phase"];
  serving: Serving;
  /** What the load is asked of; undefined without load. */
  loaded: Endpoint | undefined;
}

const TREE_SECONDS = 0.005;
const PHASES = ["idle", "load", "after"] as const;

/** The processes of a target seen from outside; of a process model also in the middle of a burst. */
export const processTree: Experiment<TreeStep, Tree> = {
  steps: {
    first: (planned) => planned.plan.targets.map((target) => stepFor(planned, target, "idle")),
    last: (planned) => planned.plan.targets.map((target) => stepFor(planned, target, "after")),
    onModel: (planned, model) => PHASES.map((phase) => stepFor(planned, model, phase)),
  },
  isObserving: true,
  skippedMessage: null,

  identity: ({ phase }) => [phase],
  summary: ({ models }) => [
    ["", "of each from outside, idle and after the bursts"],
    ...(models.length > 0 ? [["", `of ${models.join(", ")}, also under load`] satisfies [string, string]] : []),
  ],
  describe: ({ phase }) => `processes from outside, ${phase}`,
  stage: ({ kind }) => kind,
  requests: () => [],

  expectedSeconds: ({ serving, loaded, estimateSeconds }, _, available) =>
    loaded ? loadSeconds(serving, loaded, available) : estimateSeconds,
  // Under load this is a burst on a target with no bursts of its own yet.
  paceGroups: ({ kind, loaded }) =>
    loaded ? [`${kind} load`, PACE.burstsOn(loaded.name), PACE.bursts, PACE.requests(loaded.work)] : [kind],

  isBeforeAmounts: () => false,
  isKnown: () => true,

  observe: (context, { phase }) => observeTree(context, phase),

  mostRepeats: () => 0,
  // Where processes cannot be seen from outside, that is how the machine is, and no target failed.
  invalidReason: () => undefined,
};

function stepFor(planned: Planned, target: string, phase: Tree["phase"]): TreeStep {
  const serving = servingOf(target, planned);
  const service = planned.services.find(({ name }) => name === target);
  const loaded = phase === "load" ? baselineOf(service) : undefined;
  const estimateSeconds = loaded ? loadSeconds(serving, loaded) : TREE_SECONDS;
  return { kind: "tree", target, phase, serving, loaded, estimateSeconds };
}
