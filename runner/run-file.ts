import { mkdir } from "node:fs/promises";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { encodeRun } from "../content/run/parse.ts";
import { type Run, runSchema, SCHEMA } from "../content/run/run.ts";
import type { Entry } from "./journal.ts";
import { withoutPrivate } from "./private.ts";

/**
 * Makes a run out of its journal: valid against the schema, with its digest, and with nothing private in it.
 *
 * @throws ZodError when the journal lacks a part of a run
 */
export async function assemble(entries: Entry[]): Promise<Run> {
  const all = <T>(pick: (entry: Entry) => T[]) => entries.flatMap(pick);
  const failures = all((entry) => ("failure" in entry ? [entry.failure] : []));
  const [before, after] = all((entry) => ("conditions" in entry ? Object.values(entry.conditions) : []));
  const run = withoutPrivate({
    $schema: "../run/run.schema.json",
    schema: SCHEMA,
    ...all((entry) => ("begun" in entry ? [entry.begun] : []))[0],
    status: failures.length === 0 ? "complete" : "incomplete",
    images: all((entry) => ("images" in entry ? entry.images : [])),
    conditions: { before: before ?? null, after: after ?? null },
    selfTest: all((entry) => ("selfTest" in entry ? [entry.selfTest] : []))[0] ?? null,
    targets: all((entry) => ("targets" in entry ? entry.targets : [])),
    iterations: all((entry) => ("iterations" in entry ? [entry.iterations] : [])),
    observations: all((entry) => ("observation" in entry ? [entry.observation] : [])),
    failures,
    durations: all((entry) => ("ended" in entry ? [entry.ended] : []))[0],
  } as Omit<Run, "digest">);
  return runSchema.parseAsync(await encodeRun(run));
}

/** Writes a run to `<folder>/<id>.json`, whole or not at all, and returns the file's path. */
export async function writeRun(folder: string, run: Run): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${run.id}.json`);
  await writeFileAtomic(file, `${JSON.stringify(z.encode(runSchema, run))}\n`);
  return file;
}
