import { visible } from "../../content/run/parts/visible.ts";
import { EXIT, ExitError, messageOf, RunStopped } from "../program/failure.ts";
import { withoutSecrets } from "../program/secrets.ts";

/**
 * Says why a command failed or that it was interrupted, and what is kept of its run; returns the exit code. Every word about
 * Ctrl-C that a user reads at the end of a command is here.
 *
 * @param isInterrupted whether the command was asked to end, whatever it threw then
 */
export function printFailure(thrown: unknown, isInterrupted: boolean): number {
  const cause = thrown instanceof RunStopped ? thrown.cause : thrown;
  console.error(isInterrupted ? INTERRUPTED : sayCause(cause));
  if (thrown instanceof RunStopped) console.error(sayKept(thrown));
  if (isInterrupted) return EXIT.interrupted;
  return cause instanceof ExitError ? cause.exitCode : EXIT.unable;
}

const INTERRUPTED = "Interrupted: everything that was started has been stopped; no run file was written.";

function sayCause(cause: unknown): string {
  if (cause instanceof ExitError) return `benchbook: ${printable(cause.message)}`;
  return `benchbook: unexpected: ${printable((cause instanceof Error && cause.stack) || messageOf(cause))}`;
}

/** What is quoted in a message may be anything, and may repeat a token that was sent. */
function printable(text: string): string {
  return visible(withoutSecrets(text));
}

function sayKept({ id, observations }: RunStopped): string {
  return `Nothing is lost: ${observations} observations are kept. Resume the run with \`pnpm measure --resume ${id}\`, or make a partial run file of them with \`pnpm measure --salvage ${id}\`.`;
}
