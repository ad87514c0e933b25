import { rm } from "node:fs/promises";
import { RunStopped } from "../../program/run-stopped.ts";
import type { Journal } from "../journal/journal.ts";
import { journalStateOf } from "../journal/journal-state.ts";

/** What a stopped run throws: its cause alone when nothing had been observed, and then its journal goes, too. */
export async function stopped(cause: unknown, { file, entries }: Journal): Promise<unknown> {
  const known = await entries().catch(() => null);
  // A journal that cannot be read just now may have everything in it.
  if (!known) return cause;
  const { begun, observations } = journalStateOf(known);
  if (!begun || observations.length === 0) {
    await rm(file, { force: true });
    return cause;
  }
  const { id, plan } = begun;
  return new RunStopped(cause, { id, observations: observations.length, repeats: plan.replicates?.run ?? null });
}
