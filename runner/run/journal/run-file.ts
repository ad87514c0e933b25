import path from "node:path";
import type { Observation } from "../../../content/run/observations.ts";
import { encodeRun } from "../../../content/run/parse.ts";
import { type Durations, type Run, type RunFile, runSchema, SCHEMA } from "../../../content/run/run.ts";
import { experimentOf } from "../../experiments/registry.ts";
import { withChosenAmounts } from "../../plan/amounts.ts";
import { microseconds } from "../../program/clock.ts";
import { requireWritable, unwritable, writeWhole } from "../../program/disk.ts";
import type { Entry } from "./journal-entry.ts";
import { type JournalState, journalStateOf } from "./journal-state.ts";
import { withMachines } from "./numbered-machines.ts";
import { withoutPrivate } from "./without-private.ts";

/** A run in memory, and as its file has it. */
export interface Assembled {
  run: Run;
  file: RunFile;
}

/**
 * Makes a run out of its journal: valid against the schema, with its digest, and with nothing private in it. Of a
 * journal that stops before the run ended, it is marked partial.
 *
 * @throws ZodError when the journal lacks a part of a run
 */
export async function assemble(entries: Entry[]): Promise<Assembled> {
  const state = journalStateOf(entries);
  const { id, startedAt, plan: wanted, environment: begun } = state.begun ?? {};
  const environment = begun && withMachines(begun, state.machines);
  const { amounts, iterations } = state.chosen ?? { amounts: [], iterations: [] };
  const plan = wanted && withChosenAmounts(wanted, amounts);
  const { selfTest, conditions, observations, looks, failures, interruptions } = state;
  const { targets, images } = state.started;
  const content = {
    ...{ $schema: "../run/run.schema.json", schema: SCHEMA, id, startedAt, status: statusOf(state), plan, environment },
    ...{ images, conditions, selfTest, targets, amounts, iterations, observations, looks },
    ...{ failures, interruptions },
    durations: durationsOf(state),
  } as Omit<Run, "digest">;
  const file = await encodeRun(withoutPrivate(content));
  return { file, run: await runSchema.parseAsync(file) };
}

function statusOf({ ended, failures }: JournalState): Run["status"] {
  if (!ended) return "partial";
  return failures.length === 0 ? "complete" : "incomplete";
}

function durationsOf({ ended, observations }: JournalState): Durations {
  return {
    bringUpSeconds: ended?.bringUpSeconds ?? null,
    measuringSeconds: measuringSeconds(observations),
    observedSeconds: microseconds(
      observations.reduce((sum, seen) => sum + (experimentOf(seen).isObserving ? seen.tookSeconds : 0), 0),
    ),
    tearDownSeconds: ended?.tearDownSeconds ?? null,
  };
}

/** Seconds on the run's clock from the first observation's start to the last one's end. */
export function measuringSeconds(observations: Observation[]): number {
  const last = observations.at(-1);
  return last ? microseconds(last.startedSeconds + last.tookSeconds) : 0;
}

/**
 * Writes a run to `<folder>/<id>.json`, whole or not at all, and returns the file's path.
 *
 * @throws ExitError (the machine cannot) when it cannot be written
 */
export async function writeRun(folder: string, content: RunFile): Promise<string> {
  const file = path.join(folder, `${content.id}.json`);
  await requireWritable(folder, "the run file");
  try {
    await writeWhole(file, `${JSON.stringify(content)}\n`);
  } catch (cause) {
    throw unwritable("the run file", cause);
  }
  return file;
}
