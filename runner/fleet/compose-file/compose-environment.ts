import { existsSync } from "node:fs";
import path from "node:path";
import { messageOf } from "../../program/message-of.ts";
import { boundedBytes } from "./syntax/bounded-bytes.ts";
import { parseEnvFile, type Variables, valueIn } from "./syntax/env-file.ts";
import { composeError } from "./syntax/read-source.ts";

/** The name of the Compose project that the targets are run as. */
export const PROJECT = "benchbook";

/** The caller's variables, overridden by the runner's own. */
function callersEnvironment(variables: Variables): Variables {
  const callers = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { ...Object.fromEntries(callers), ...variables, COMPOSE_PROJECT_NAME: PROJECT };
}

/**
 * The variables that a Compose file is read with: the runner's, the caller's, and those of `.env` beside the file, or
 * of the files that `COMPOSE_ENV_FILES` names.
 *
 * @throws ExitError (usage) when such a file is not as expected
 */
export async function environmentOf(folder: string, variables: Variables): Promise<Variables> {
  // As Compose is called: in the folder of the file.
  const callers: Variables = { ...callersEnvironment(variables), PWD: folder };
  const { COMPOSE_ENV_FILES } = callers;
  const named = COMPOSE_ENV_FILES ? COMPOSE_ENV_FILES.split(",").map((one) => path.resolve(folder, one)) : undefined;
  const beside = path.join(folder, ".env");
  const isDisabled = /^(1|t|true|y|yes)$/i.test(callers.COMPOSE_DISABLE_ENV_FILE ?? "");
  const usual = existsSync(beside) && !isDisabled ? [beside] : [];
  return inheriting(callers, named ?? usual);
}

/** Variables, with those of some files as fallbacks. */
export async function inheriting(environment: Variables, files: string[]): Promise<Variables> {
  const found: Variables = {};
  for (const file of files) {
    const more = await readEnvFile(file, (name) => valueIn(environment, name) ?? valueIn(found, name));
    Object.assign(found, more);
  }
  return { ...found, ...environment };
}

/**
 * The variables of one file.
 *
 * @throws ExitError (usage) naming the file and the line that is not as expected
 */
export async function readEnvFile(file: string, lookup: (name: string) => string | undefined): Promise<Variables> {
  try {
    return parseEnvFile((await boundedBytes(file)).toString("utf8"), lookup);
  } catch (cause) {
    const isFolder = cause instanceof Error && "code" in cause && cause.code === "EISDIR";
    const message = isFolder ? "expected a file of variables, got a folder; name the file in it" : messageOf(cause);
    const [, line, reason = ""] = /^(?:line (\d+): )?(.*)/s.exec(message) ?? [];
    throw composeError(line ? `${file}:${line}` : file, reason);
  }
}
