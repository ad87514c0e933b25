import { monotonicSeconds } from "../program/clock.ts";
import { EXIT } from "../program/exit-error.ts";
import { messageOf } from "../program/message-of.ts";
import { endOwn } from "./remove-leftovers.ts";

/** Ctrl-C reaches us twice, from the terminal and from the package manager; a second signal this soon is the same one. */
const SAME_SIGNAL_SECONDS = 0.5;

/**
 * A signal that aborts when the process is asked to end: Ctrl-C, SIGTERM or a closed terminal. Asked once more, or after
 * an error that nobody caught, it kills all that it has started and ends at once.
 */
export function onInterruption(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      first ??= monotonicSeconds();
      if (!controller.signal.aborted) controller.abort(new Error(`interrupted by ${signal}`));
      else if (monotonicSeconds() - first > SAME_SIGNAL_SECONDS) void endAtOnce(EXIT.interrupted);
    });
  }
  process.on("uncaughtException", (thrown) => {
    console.error(`benchbook: unexpected: ${thrown instanceof Error ? thrown.stack : messageOf(thrown)}`);
    void endAtOnce(EXIT.unable);
  });
  // Nobody reads any more, because the terminal was closed: that is no reason to leave anything running.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return controller.signal;
}

/** Kills all that this process has started, and ends it. */
export async function endAtOnce(exitCode: number): Promise<never> {
  await endOwn();
  process.exit(exitCode);
}
