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
