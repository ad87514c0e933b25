import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { requireWritable, syncFolder, unwritable } from "../../program/disk.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { withoutSecrets } from "../../program/secrets/secrets.ts";
import { FREE_TEXT, replacedIn } from "./free-text.ts";
import type { Entry } from "./journal-entry.ts";

/** Where servers are quoted: they may repeat what they were sent, and what they are started with. */
const SPOKEN = new Set([...FREE_TEXT, "information"]);

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
 * @throws ExitError (the machine cannot) when it cannot be written
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
 * @throws ExitError (the machine cannot) when it cannot be written
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
 * @throws ExitError (the machine cannot) for any other line that is no entry
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
    throw new ExitError(
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
