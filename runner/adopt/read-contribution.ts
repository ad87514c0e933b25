import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { encodeRun, LARGEST_BYTES, parseRun, RunFileError } from "../../content/run/parse.ts";
import { type Run, SCHEMA } from "../../content/run/run.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { dateFault } from "./date-fault.ts";
import { implausible } from "./implausible.ts";
import { privateWordsIn } from "./private-words.ts";
import { selfTestFault } from "./self-test-fault.ts";
import { unknownKey } from "./unknown-key.ts";

/** A run file that somebody else has made, which passed every check that needs no other run. */
export interface Contribution {
  file: string;
  text: string;
  run: Run;
}

/**
 * Reads a contributed run file and checks what can be checked of it alone: schema, digest, self-test and date, that it does
 * not contradict itself, and that it holds nothing private.
 *
 * @throws ExitError that names the file and the first thing that is wrong with it
 */
export async function readContribution(file: string): Promise<Contribution> {
  const text = await boundedText(file);
  const name = path.basename(file);
  const run = await parseRun(text, name).catch((cause: unknown) => {
    throw cause instanceof RunFileError ? new ExitError(cause.message, EXIT.unable) : cause;
  });
  // Every reader of run files passes over a byte-order mark.
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  const fault =
    selfTestFault(run) ??
    dateFault(run) ??
    implausible(run) ??
    privateFault(value) ??
    (await unknownFault(run, value)) ??
    rewrittenFault(text, value);
  if (fault) throw new ExitError(`${name}: ${fault}`, EXIT.unable);
  return { file, text, run };
}

async function boundedText(file: string): Promise<string> {
  const name = path.basename(file);
  try {
    const found = await stat(file);
    if (!found.isFile())
      throw new ExitError(
        `${name}: expected a file, got ${found.isDirectory() ? "a folder; name the files in it" : "a device, a pipe or a socket"}`,
        EXIT.unable,
      );
    if (found.size > LARGEST_BYTES)
      throw new ExitError(`${name}: expected at most ${LARGEST_BYTES} bytes, got ${found.size}`, EXIT.unable);
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof ExitError) throw cause;
    throw new ExitError(
      `${name}: expected a file that can be read, got ${(cause as NodeJS.ErrnoException).code}`,
      EXIT.unable,
    );
  }
}

/** What is stored is the text: of a key that stands there twice only the last was checked. */
function rewrittenFault(text: string, value: unknown): string | null {
  return text.trimEnd() === JSON.stringify(value)
    ? null
    : "expected the file as it was written, got other white space, a byte-order mark, or a key that stands there twice; contribute the file itself";
}

async function unknownFault(run: Run, value: unknown): Promise<string | null> {
  // What older schemas had otherwise is no longer known once a file is brought up to date.
  if (!isOfThisSchema(value)) return null;
  const key = unknownKey(value, await encodeRun(run));
  return key && `at ${key}: expected nothing that no run file has; update Benchbook if a newer one wrote it`;
}

function isOfThisSchema(value: unknown): boolean {
  return typeof value === "object" && value !== null && "schema" in value && value.schema === SCHEMA;
}

function privateFault(value: unknown): string | null {
  const words = privateWordsIn(value);
  return (
    words &&
    `at ${words.at}: expected nothing private, got ${words.what}; a run file that was changed cannot be adopted, so measure again without it`
  );
}
