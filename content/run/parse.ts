import { z } from "zod";
import { digestOf } from "./digest.ts";
import { migrate } from "./migrate.ts";
import { type Run, type RunFile, runSchema, SCHEMA } from "./run.ts";

/** A run file that cannot be used; the message names the file, what was expected and what came. */
export class RunFileError extends Error {
  override name = "RunFileError";
}

/**
 * Reads the text of a run file; one of an older schema is brought up to this one.
 *
 * @param text the whole file
 * @param file the name to speak of in errors
 * @param isIntact whether its digest is known to be right: finding that out takes as long as all the rest
 * @throws RunFileError when it is truncated, of a newer schema, not shaped as a run, or changed since it was written
 */
export async function parseRun(text: string, file: string, isIntact = false): Promise<Run> {
  const value = parseJson(text, file);
  refuseOtherSchema(value, file);
  const result = runSchema.safeParse(migrate(value));
  if (!result.success) throw new RunFileError(`${file}: ${explain(result.error)}`);
  if (isIntact) return result.data;
  // Of the file as it was written, before anything was brought up to date.
  const digest = await digestOf(value as object);
  if (digest !== result.data.digest) {
    throw new RunFileError(
      `${file}: changed since it was written (expected ${result.data.digest}, its content gives ${digest}); restore it or measure again`,
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
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RunFileError(`${file}: expected a whole JSON document, came ${text.length} characters: ${reason}`);
  }
}

function refuseOtherSchema(value: unknown, file: string): void {
  const schema = typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;
  if (typeof schema === "number" && Number.isInteger(schema) && schema >= 1 && schema <= SCHEMA) return;
  const hint = typeof schema === "number" && schema > SCHEMA ? "update Benchbook to read it" : "it is not a run file";
  throw new RunFileError(`${file}: expected schema ${SCHEMA}, came ${JSON.stringify(schema)}; ${hint}`);
}

function explain(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `at ${z.core.toDotPath(issue.path) || "the top"}: ${issue.message}` : "not a run";
}
