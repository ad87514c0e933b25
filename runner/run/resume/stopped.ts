import { rm } from "node:fs/promises";
import { messageOf } from "../../program/failure.ts";
import type { Journal } from "../journal/journal.ts";
import { journalStateOf } from "../journal/journal-state.ts";

/** A run was stopped, and what it had observed is kept; `cause` says by what. */
export class RunStopped extends Error {
  override name = "Stopped";
  /** What is kept, and how to resume the run. */
  readonly hint: string;

  /**
   * @param cause what stopped it
   * @param hint what is kept, and how to resume the run
   */
  constructor(cause: unknown, hint: string) {
    super(messageOf(cause), { cause });
    this.hint = hint;
  }
}

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
  const hint = `Nothing is lost: ${observations.length} observations are kept. Resume the run with \`pnpm measure --resume ${begun.id}\`, or make a partial run file of them with \`pnpm measure --salvage ${begun.id}\`.`;
  return new RunStopped(cause, hint);
}
