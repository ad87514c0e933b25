import { messageOf } from "./message-of.ts";

/** What is kept of a run that was stopped: its id, how many observations its journal has, and the run that it repeats. */
export interface KeptRun {
  id: string;
  observations: number;
  repeats: string | null;
}

/** A run was stopped, and what it had observed is kept; `cause` says by what. */
export class RunStopped extends Error {
  override name = "RunStopped";
  readonly kept: KeptRun;

  /** @param cause what stopped it */
  constructor(cause: unknown, kept: KeptRun) {
    super(messageOf(cause), { cause });
    this.kept = kept;
  }
}

/** What comes after a run, such as building the site, was interrupted: the run itself is finished, and its file written. */
export class AfterRunStopped extends Error {
  override name = "AfterRunStopped";
}
