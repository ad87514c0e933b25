import type { Conditions } from "../../../content/run/environment.ts";
import type { Observation } from "../../../content/run/observations.ts";
import type { Failure, Interruption } from "../../../content/run/run.ts";
import type { SelfTest } from "../../../content/run/self-test.ts";
import type { Chosen } from "../../plan/amounts.ts";
import type { Begun, Brought, Entry } from "./journal.ts";

/** What a journal says of a run so far. */
export interface Past {
  begun: Begun | null;
  selfTest: SelfTest | null;
  brought: Brought;
  conditions: { before: Conditions | null; after: Conditions | null };
  observations: Observation[];
  /** How much work requests ask for; null before it was chosen. */
  chosen: Chosen | null;
  failures: Failure[];
  interruptions: Interruption[];
  ended: Extract<Entry, { ended: unknown }>["ended"] | null;
  isWritten: boolean;
}

/** Reads a journal's entries as one account of the run. */
export function pastOf(entries: Entry[]): Past {
  const past = nothing();
  for (const entry of entries) add(past, entry);
  return past;
}

function nothing(): Past {
  return {
    ...{ begun: null, selfTest: null, chosen: null, ended: null, isWritten: false },
    brought: { targets: [], images: [], failures: [] },
    conditions: { before: null, after: null },
    ...{ observations: [], failures: [], interruptions: [] },
  };
}

function add(past: Past, entry: Entry): void {
  if ("begun" in entry) past.begun = entry.begun;
  if ("selfTest" in entry) past.selfTest = entry.selfTest;
  if ("chosen" in entry) past.chosen = entry.chosen;
  if ("conditions" in entry) past.conditions = { ...past.conditions, ...entry.conditions };
  if ("skipped" in entry) past.failures.push(entry.skipped);
  if ("ended" in entry) past.ended = entry.ended;
  if ("writtenAt" in entry) past.isWritten = true;
  if ("resumedAt" in entry) past.interruptions = interrupted(past, entry.resumedAt);
  if ("brought" in entry) {
    past.brought.targets.push(...entry.brought.targets);
    past.brought.images.push(...entry.brought.images);
    past.brought.failures.push(...entry.brought.failures);
    past.failures.push(...entry.brought.failures);
  }
  if ("observation" in entry) {
    past.observations.push(entry.observation);
    if (entry.failure) past.failures.push(entry.failure);
  }
}

/** What was gone on with in vain, or before anything was observed, has interrupted nothing. */
function interrupted({ observations, interruptions }: Past, resumedAt: string): Interruption[] {
  const beforeOrder = observations.length;
  const real = interruptions.filter((one) => one.beforeOrder < beforeOrder);
  return beforeOrder === 0 ? real : [...real, { beforeOrder, resumedAt }];
}
