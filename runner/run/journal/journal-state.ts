import type { Conditions } from "../../../content/run/circumstances/conditions.ts";
import type { SelfTest } from "../../../content/run/circumstances/self-test.ts";
import type { Look } from "../../../content/run/looks.ts";
import type { Observation } from "../../../content/run/observations.ts";
import type { Failure, Interruption } from "../../../content/run/run.ts";
import type { ChosenAmounts } from "../../plan/amounts.ts";
import type { Entry, RunStart, Started } from "./journal-entry.ts";
import type { NumberedMachines } from "./numbered-machines.ts";

/** What a journal says of a run so far. */
export interface JournalState {
  begun: RunStart | null;
  selfTest: SelfTest | null;
  started: Started;
  /** Which machines its nodes are; null before they were asked, and where there are none. */
  machines: NumberedMachines | null;
  conditions: { before: Conditions | null; after: Conditions | null };
  observations: Observation[];
  /** How much work requests ask for; null before it was chosen. */
  chosen: ChosenAmounts | null;
  /** The looks at claims that were taken. */
  looks: Look[];
  failures: Failure[];
  /** The identities of steps that could not be taken, which is written down as a failure. */
  skipped: string[];
  interruptions: Interruption[];
  ended: Extract<Entry, { ended: unknown }>["ended"] | null;
  isWritten: boolean;
}

/** Reads a journal's entries as one account of the run. */
export function journalStateOf(entries: Entry[]): JournalState {
  const state = nothing();
  for (const entry of entries) add(state, entry);
  return state;
}

function nothing(): JournalState {
  return {
    ...{ begun: null, machines: null, selfTest: null, chosen: null, ended: null, isWritten: false },
    started: { targets: [], images: [], failures: [] },
    conditions: { before: null, after: null },
    ...{ observations: [], looks: [], failures: [], skipped: [], interruptions: [] },
  };
}

function add(state: JournalState, entry: Entry): void {
  if ("begun" in entry) state.begun = entry.begun;
  if ("machines" in entry) state.machines = entry.machines;
  if ("selfTest" in entry) state.selfTest = entry.selfTest;
  if ("chosen" in entry) state.chosen = entry.chosen;
  if ("conditions" in entry) state.conditions = { ...state.conditions, ...entry.conditions };
  if ("skipped" in entry) {
    state.failures.push(entry.skipped);
    state.skipped.push(entry.step);
  }
  if ("lost" in entry) state.failures.push(entry.lost);
  if ("look" in entry) state.looks.push(entry.look);
  if ("ended" in entry) state.ended = entry.ended;
  if ("writtenAt" in entry) state.isWritten = true;
  if ("resumedAt" in entry) state.interruptions = interrupted(state, entry.resumedAt);
  if ("started" in entry) {
    state.started.targets.push(...entry.started.targets);
    state.started.images.push(...entry.started.images);
    state.started.failures.push(...entry.started.failures);
    state.failures.push(...entry.started.failures);
  }
  if ("observation" in entry) {
    state.observations.push(entry.observation);
    if (entry.failure) state.failures.push(entry.failure);
  }
}

/** Resuming a run in vain, or before anything was observed, is no interruption. */
function interrupted({ observations, interruptions }: JournalState, resumedAt: string): Interruption[] {
  const beforeOrder = observations.length;
  const real = interruptions.filter((one) => one.beforeOrder < beforeOrder);
  return beforeOrder === 0 ? real : [...real, { beforeOrder, resumedAt }];
}
