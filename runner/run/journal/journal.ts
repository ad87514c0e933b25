import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Conditions } from "../../../content/run/circumstances/conditions.ts";
import type { Environment } from "../../../content/run/circumstances/environment.ts";
import type { Image } from "../../../content/run/circumstances/image.ts";
import type { SelfTest } from "../../../content/run/circumstances/self-test.ts";
import type { Target } from "../../../content/run/circumstances/target.ts";
import type { Look } from "../../../content/run/looks.ts";
import type { Observation } from "../../../content/run/observations.ts";
import type { Plan } from "../../../content/run/plan.ts";
import type { Durations, Failure as RunFailure } from "../../../content/run/run.ts";
import type { ChosenAmounts } from "../../plan/amounts.ts";
import { requireWritable, syncFolder, unwritable } from "../../program/disk.ts";
import { EXIT, Failure } from "../../program/failure.ts";
import { withoutSecrets } from "../../program/secrets.ts";
import { FREE_TEXT, replacedIn } from "./free-text.ts";
import type { NumberedMachines } from "./numbered-machines.ts";
import type { RecordedService } from "./recorded-services.ts";

/** The form of the entries below; a run is resumed by the program that knows the form of its journal. */
export const JOURNAL_FORMAT = 3;

/** Where servers are quoted: they may repeat what they were sent, and what they are started with. */
const SPOKEN = new Set([...FREE_TEXT, "information"]);

/** How a run began: all that is needed to resume it. */
export interface RunStart {
  format: typeof JOURNAL_FORMAT;
  id: string;
  startedAt: string;
  /** The Compose file, as this machine knows it. */
  file: string;
  /** Others, each of which is merged over those before it. */
  overrides?: string[] | undefined;
  services: RecordedService[];
  plan: Plan;
  environment: Environment;
  /** Digests of what the machines of the targets are known by, in their order, where there are several to choose from; of no run file. */
  machines?: string[] | undefined;
  /** The same of the machines that steady load comes from. */
  loadMachines?: string[] | undefined;
}

/** The result of starting services: what they say of themselves, their images, and why others are absent. */
export interface Started {
  targets: Target[];
  images: Image[];
  failures: RunFailure[];
}

/**
 * What a journal holds, a line each, in the order in which it became known. What follows from an observation is in its
 * line: a run that is killed has all of it or nothing.
 */
export type Entry =
  | { begun: RunStart }
  | { resumedAt: string }
  | { selfTest: SelfTest }
  | { started: Started }
  | { machines: NumberedMachines }
  | { conditions: { before: Conditions } | { after: Conditions } }
  | { chosen: ChosenAmounts }
  | { observation: Observation; failure: RunFailure | null }
  | { skipped: RunFailure; step: string }
  | { lost: RunFailure }
  | { look: Look }
  | { ended: Pick<Durations, "bringUpSeconds" | "tearDownSeconds"> }
  | { writtenAt: string };

/** A run's observations on disk: every line is synced before the next thing is measured. */
export interface Journal {
  file: string;
  append(entry: Entry): Promise<void>;
  /** Everything that was appended, in order. */
  entries(): Promise<Entry[]>;
  close(): Promise<void>;
}

/**
 * Opens a new journal for a run.
 *
 * @throws Failure (the machine cannot) when it cannot be written
 */
export async function openJournal(folder: string, id: string): Promise<Journal> {
  await requireWritable(folder, "the run's journal");
  const file = path.join(folder, `${id}.ndjson`);
  try {
    const handle = await open(file, "ax");
    await syncFolder(folder);
    return journalIn(file, handle);
  } catch (cause) {
    throw unwritable("the run's journal", cause);
  }
}

/**
 * Opens the journal of an interrupted run to resume it; an incomplete last line is cut off.
 *
 * @throws Failure (the machine cannot) when it cannot be written
 */
export async function reopenJournal(file: string): Promise<Journal> {
  try {
    const handle = await open(file, "r+");
    await handle.truncate(await wholeBytes(handle));
    await handle.datasync();
    await handle.close();
    return journalIn(file, await open(file, "a"));
  } catch (cause) {
    throw unwritable("the run's journal", cause);
  }
}

/**
 * Reads a journal, without an incomplete last line.
 *
 * @throws Failure (the machine cannot) for any other line that is no entry
 */
export async function readJournal(file: string): Promise<Entry[]> {
  const handle = await open(file, "r");
  const whole = await wholeBytes(handle);
  await handle.close();
  if (whole === 0) return [];
  const entries: Entry[] = [];
  for await (const line of createInterface({ input: createReadStream(file, { end: whole - 1 }) }))
    entries.push(parse(line, file, entries.length + 1));
  return entries;
}

function journalIn(file: string, handle: FileHandle): Journal {
  const write = async (entry: Entry) => {
    try {
      await handle.appendFile(`${JSON.stringify(replacedIn(entry, withoutSecrets, SPOKEN))}\n`);
      await handle.datasync();
    } catch (cause) {
      throw unwritable("the run's journal", cause);
    }
  };
  // One line after the other: what is measured on several machines at once ends at any moment.
  let last: Promise<unknown> = Promise.resolve();
  return {
    file,
    append: (entry) => {
      const written = last.then(() => write(entry));
      last = written.catch(() => {});
      return written;
    },
    entries: () => readJournal(file),
    close: () => handle.close(),
  };
}

function parse(line: string, file: string, number: number): Entry {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    const name = path.basename(file);
    throw new Failure(
      `${name}: expected an entry of a journal in line ${number}, got ${line.length} bytes that are none; it was changed after it was written`,
      EXIT.unable,
    );
  }
}

/** The bytes up to the end of the last whole line: whatever is behind it was being written when the run was killed. */
async function wholeBytes(handle: FileHandle): Promise<number> {
  const step = 65_536;
  let { size: end } = await handle.stat();
  while (end > 0) {
    const from = Math.max(0, end - step);
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(end - from), position: from });
    const found = buffer.subarray(0, bytesRead).lastIndexOf("\n");
    if (found >= 0) return from + found + 1;
    end = from;
  }
  return 0;
}
