import { readFile } from "node:fs/promises";
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { EXIT, Failure, messageOf } from "../failure.ts";
import { type ComposeFile, composeFileSchema } from "./declared.ts";

const LONGEST_FILE = 1_000_000;

/**
 * Reads a Compose file as far as the runner needs it, its variables still in place.
 *
 * @throws Failure (usage) naming the file and the place in it that is not as expected
 */
export async function readComposeFile(file: string): Promise<ComposeFile> {
  try {
    const text = await readFile(file, "utf8");
    if (text.length > LONGEST_FILE)
      throw new RangeError(`expected at most ${LONGEST_FILE} characters, came ${text.length}`);
    // How often aliases may unfold is bounded by the parser: a short file could otherwise fill the memory.
    return composeFileSchema.parse(parse(text, { merge: true, logLevel: "error" }));
  } catch (cause) {
    throw refusal(file, cause);
  }
}

/**
 * What is wrong with a Compose file, in one line: the file, the place in it and what was expected there.
 *
 * @param cause what a reader of it threw
 * @param path the place in the file that it was reading
 */
export function refusal(file: string, cause: unknown, path: string[] = []): Failure {
  const { at, reason } = explain(cause, path);
  return new Failure(`${file}: ${at}${reason}; correct it as CONTRIBUTING.md describes`, EXIT.usage);
}

function explain(cause: unknown, path: string[]): { at: string; reason: string } {
  const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
  if (issue) return { at: said([...path, ...issue.path]), reason: issue.message };
  if (!(cause instanceof YAMLParseError)) return { at: said(path), reason: firstLine(messageOf(cause)) };
  const [start] = cause.linePos ?? [];
  const at = start ? `line ${start.line}, column ${start.col}: ` : "";
  return { at, reason: firstLine(cause.message).replace(/ at line \d+, column \d+:?$/, "") };
}

function said(path: PropertyKey[]): string {
  return path.length > 0 ? `at ${z.core.toDotPath(path)}: ` : "";
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.slice(0, 300) ?? "";
}
