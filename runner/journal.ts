import { type FileHandle, mkdir, open } from "node:fs/promises";
import path from "node:path";
import type { Conditions, Environment, Image } from "../content/run/environment.ts";
import type { Observation } from "../content/run/observations.ts";
import type { Plan } from "../content/run/plan.ts";
import type { Durations, Failure, Run } from "../content/run/run.ts";
import type { SelfTest } from "../content/run/self-test.ts";
import type { Target } from "../content/run/target.ts";

/** What a journal holds, a line each, in the order in which it became known. */
export type Entry =
  | { begun: { id: string; startedAt: string; plan: Plan; environment: Environment } }
  | { selfTest: SelfTest }
  | { targets: Target[] }
  | { images: Image[] }
  | { conditions: { before: Conditions } | { after: Conditions } }
  | { observation: Observation }
  | { iterations: Run["iterations"][number] }
  | { failure: Failure }
  | { ended: Durations };

/** A run's observations on disk: every line is synced before the next thing is measured. */
export interface Journal {
  file: string;
  append(entry: Entry): Promise<void>;
  /** Everything that was appended, in order. */
  entries(): Promise<Entry[]>;
  close(): Promise<void>;
}

/** Opens a new journal for a run. */
export async function openJournal(folder: string, id: string): Promise<Journal> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${id}.ndjson`);
  const handle = await open(file, "ax+");
  return {
    file,
    append: async (entry) => {
      await handle.appendFile(`${JSON.stringify(entry)}\n`);
      await handle.datasync();
    },
    entries: () => read(handle),
    close: () => handle.close(),
  };
}

async function read(handle: FileHandle): Promise<Entry[]> {
  const { size } = await handle.stat();
  const { buffer } = await handle.read({ buffer: Buffer.alloc(size), position: 0 });
  return buffer
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Entry);
}
