import type { Snapshot } from "../../../content/run/observations/snapshot.ts";
import type { Experiment, Step } from "../common/experiment.ts";
import { observeSnapshot } from "./observe-snapshot.ts";

interface SnapshotStep extends Step {
  kind: "snapshot";
}

const SNAPSHOT_SECONDS = 0.7;

/** A target's processes at rest, as it lists them itself. */
export const snapshot: Experiment<SnapshotStep, Snapshot> = {
  steps: {
    // Others cannot be asked: their processes are seen from outside alone.
    first: ({ plan, services }) =>
      services
        .filter(({ name, contract }) => contract && plan.targets.includes(name))
        .map(({ name }) => ({ kind: "snapshot", target: name, estimateSeconds: SNAPSHOT_SECONDS })),
  },
  isObserving: true,
  skippedMessage: null,

  identity: () => [],
  summary: () => [["processes", "of each idle target, as it lists them itself"]],
  describe: () => "processes at rest, as it says",
  stage: ({ kind }) => kind,
  requests: () => [],

  expectedSeconds: ({ estimateSeconds }) => estimateSeconds,
  paceGroups: ({ kind }) => [kind],

  isBeforeAmounts: () => false,
  isKnown: () => true,

  observe: observeSnapshot,

  mostRepeats: () => 0,
  invalidReason: ({ error }) => error ?? undefined,
};
