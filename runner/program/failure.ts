/** The runner's exit codes; `--help` says what each means. */
export const EXIT = { complete: 0, incomplete: 1, usage: 2, unable: 3, interrupted: 130 } as const;

/** An error that a person can act on: its message says what was expected, what was got and what to do. */
export class ExitError extends Error {
  override name = "ExitError";
  readonly exitCode: number;

  /**
   * @param message what was expected, what was got, what to do
   * @param exitCode one of {@link EXIT}
   */
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

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

/** The text of anything that was thrown, in one line where it was one. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
