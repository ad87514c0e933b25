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

/** A run was stopped, and what it had observed is kept; `cause` says by what. */
export class RunStopped extends Error {
  override name = "RunStopped";
  readonly id: string;
  /** How many observations are kept. */
  readonly observations: number;

  /**
   * @param cause what stopped it
   * @param kept the run's id, and how many observations its journal has
   */
  constructor(cause: unknown, kept: { id: string; observations: number }) {
    super(messageOf(cause), { cause });
    this.id = kept.id;
    this.observations = kept.observations;
  }
}

/** The text of anything that was thrown, in one line where it was one. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
