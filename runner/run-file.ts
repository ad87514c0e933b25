import { mkdir } from "node:fs/promises";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import { digestOf } from "../content/run/digest.ts";
import { type Run, runSchema, SCHEMA } from "../content/run/run.ts";
import type { Entry } from "./journal.ts";
import { withoutPrivate } from "./private.ts";

/**
 * Makes a run out of its journal: valid against the schema, with its digest, and with nothing private in it.
 *
 * @throws ZodError when the journal lacks a part of a run
 */
export async function assemble(entries: Entry[]): Promise<Run> {
  const failures = entries.flatMap((entry) => ("failure" in entry ? [entry.failure] : []));
  const begun = entries.flatMap((entry) => ("begun" in entry ? [entry.begun] : []))[0];
  const run = withoutPrivate({
    $schema: "../run/run.schema.json",
    schema: SCHEMA,
    ...begun,
    status: failures.length === 0 ? "complete" : "incomplete",
    targets: entries.flatMap((entry) => ("targets" in entry ? entry.targets : [])),
    iterations: entries.flatMap((entry) => ("iterations" in entry ? [entry.iterations] : [])),
    observations: entries.flatMap((entry) => ("observation" in entry ? [entry.observation] : [])),
    failures,
    durations: entries.flatMap((entry) => ("ended" in entry ? [entry.ended] : []))[0],
  });
  const checked = runSchema.omit({ digest: true }).parse(run);
  return { ...checked, digest: await digestOf(checked) };
}

/** Writes a run to `<folder>/<id>.json`, whole or not at all, and returns the file's path. */
export async function writeRun(folder: string, run: Run): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${run.id}.json`);
  await writeFileAtomic(file, `${JSON.stringify(run)}\n`);
  return file;
}
