import { z } from "zod";
import { digestOf } from "./digest.ts";
import { visible } from "./parts/visible.ts";
import { type Run, type RunFile, runSchema, SCHEMA } from "./run.ts";
import { migrate } from "./versions/migrate.ts";
import { STOP_AT_FIRST } from "./versions/stop-at-first.ts";
import { malformed } from "./well-formed.ts";

const LONGEST_MESSAGE = 1000;
/** The largest file that is taken from others, in bytes: many times as large as any run, and what a page can hold. */
export const LARGEST_BYTES = 64_000_000;
/** Far above the largest plan; what is longer would exhaust the machine before it could be refused. */
const LONGEST_FILE = 256_000_000;

/** A run file that cannot be used; the message names the file, what was expected and what was got. */
export class RunFileError extends Error {
  override name = "RunFileError";

  /** @param message may quote the file: it is cut, and made safe to print, in one line */
  constructor(message: string) {
    super(visible(message).replace(/\s+/g, " ").slice(0, LONGEST_MESSAGE));
  }
}

/**
 * Reads the text of a run file; one of an older schema is brought up to this one.
 *
 * If a key is repeated, the last one wins, here and in the digest.
 *
 * @param text the whole file
 * @param file the name to speak of in errors
 * @param isIntact whether its digest is known to be right: finding that out takes as long as all the rest
 * @throws RunFileError when it is truncated, of a newer schema, not shaped as a run, or changed since it was written
 */
export async function parseRun(text: string, file: string, isIntact = false): Promise<Run> {
  const value = parseJson(text, file);
  refuseOtherSchema(value, file);
  refuseMalformed(value, file);
  const result = runSchema.safeParse(migrate(value), STOP_AT_FIRST);
  if (!result.success) throw new RunFileError(`${file}: ${explain(result.error)}`);
  if (isIntact) return result.data;
  // Of the file as it was written, before anything was brought up to date.
  const digest = await digestOf(value as object);
  if (digest !== result.data.digest) {
    throw new RunFileError(
      `${file}: at digest: changed since it was written (expected ${result.data.digest}, its content gives ${digest}); restore it or measure again`,
    );
  }
  return result.data;
}

/** A run as its file holds it, with its digest. */
export async function encodeRun(run: Omit<Run, "digest">): Promise<RunFile> {
  const { digest: _, ...file } = z.encode(runSchema, { ...run, digest: `sha256-${"0".repeat(64)}` });
  return { ...file, digest: await digestOf(file) };
}

function parseJson(text: string, file: string): unknown {
  if (text.length > LONGEST_FILE)
    throw new RunFileError(`${file}: expected at most ${LONGEST_FILE} characters, got ${text.length}; remove it`);
  try {
    // Some programs mark the beginning of what they save.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const reason = unreadable(text) ?? (cause instanceof Error ? cause.message : String(cause));
    throw new RunFileError(`${file}: expected a whole JSON document, got ${text.length} characters: ${reason}`);
  }
}

/** What a text seems to be that was read as UTF-8 and is none; undefined where it may be. */
function unreadable(text: string): string | undefined {
  // The first byte of gzip, and those of zip.
  if (text.startsWith("\u001f") || text.startsWith("PK\u0003")) return "it seems to be compressed; unpack it";
  return text.slice(0, 10).includes("\0") ? "it seems to be in UTF-16; save it in UTF-8" : undefined;
}

function refuseOtherSchema(value: unknown, file: string): void {
  const schema = typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;
  if (typeof schema === "number" && Number.isInteger(schema) && schema >= 1 && schema <= SCHEMA) return;
  const hint =
    typeof schema === "number" && Number.isInteger(schema) && schema > SCHEMA
      ? "update Benchbook to read it"
      : "it is not a run file";
  throw new RunFileError(`${file}: at schema: expected schema ${SCHEMA}, got ${brief(schema)}; ${hint}`);
}

/** A value in a few words: what was written in place of a number may be as long and as deep as it likes. */
function brief(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  return value === undefined ? "none" : JSON.stringify(value).slice(0, 40);
}

function refuseMalformed(value: unknown, file: string): void {
  const found = malformed(value);
  if (found) throw new RunFileError(`${file}: ${say(found.path, found.reason)}`);
}

function explain(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? say(issue.path, issue.message) : "not a run";
}

function say(path: PropertyKey[], reason: string): string {
  return `at ${z.core.toDotPath(path) || "the top"}: ${reason}`;
}
