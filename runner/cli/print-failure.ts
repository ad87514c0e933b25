import { visible } from "../../content/run/parts/visible.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { messageOf } from "../program/message-of.ts";
import { AfterRunStopped, type KeptRun, RunStopped } from "../program/run-stopped.ts";
import { withoutSecrets } from "../program/secrets/secrets.ts";

/**
 * Says why a command failed or that it was interrupted, and what is kept of its run; returns the exit code. Every word about
 * Ctrl-C that a user reads at the end of a command is here.
 *
 * @param isInterrupted whether the command was asked to end, whatever it threw then
 */
export function printFailure(thrown: unknown, isInterrupted: boolean): number {
  const cause = thrown instanceof RunStopped ? thrown.cause : thrown;
  console.error(isInterrupted ? sayInterrupted(thrown) : sayCause(cause));
  if (thrown instanceof RunStopped) console.error(sayKept(thrown.kept));
  if (isInterrupted) return EXIT.interrupted;
  return cause instanceof ExitError ? cause.exitCode : EXIT.unable;
}

function sayInterrupted(thrown: unknown): string {
  const written =
    thrown instanceof AfterRunStopped
      ? "the run file is written, and `pnpm build` builds the site with it"
      : "no run file was written";
  return `Interrupted: everything that was started has been stopped; ${written}.`;
}

function sayCause(cause: unknown): string {
  if (cause instanceof ExitError) return `benchbook: ${printable(cause.message)}`;
  return `benchbook: unexpected: ${printable((cause instanceof Error && cause.stack) || messageOf(cause))}`;
}

/** What is quoted in a message may be anything, and may repeat a token that was sent. */
function printable(text: string): string {
  return visible(withoutSecrets(text));
}

/** A repetition is resumed by the command that sets both runs beside each other in the end. */
function sayKept({ id, observations, repeats }: KeptRun): string {
  const resume = repeats === null ? `pnpm measure --resume ${id}` : `pnpm replicate ${repeats} --resume`;
  return `Nothing is lost: ${observations} observations are kept. Resume the run with \`${resume}\`, or make a partial run file of them with \`pnpm measure --salvage ${id}\`.`;
}
