import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Reader } from "../../fleet/compose-file/compose-config.ts";
import { readEnvFile } from "../../fleet/compose-file/compose-environment.ts";
import { valueIn } from "../../fleet/compose-file/syntax/env-file.ts";
import { composeError } from "../../fleet/compose-file/syntax/read-source.ts";
import { branchOf } from "../../fleet/compose-file/syntax/yaml-tree.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { messageOf } from "../../program/message-of.ts";
import { type ComposedService, composedSchema } from "../recognise/composed-service.ts";

/** What Compose looks for in a folder, in its order, and what it then merges over that. */
const FILES = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];
const OVERRIDES = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
];

const DOCKERFILE_ALONE = "only a Dockerfile; a compose.yaml of one line is enough: services: { web: { build: . } }";

/** A Compose file, and those that are merged over it. */
export interface ComposeFiles {
  file: string;
  overrides: string[];
}

/**
 * A Compose file by its own path; or by that of its folder, where what `.env` there names in COMPOSE_FILE counts, or else
 * Compose's own override file too, as they do for Compose.
 *
 * @throws ExitError (usage) where there is none
 */
export async function locateFiles(given: string): Promise<ComposeFiles> {
  const place = path.resolve(given);
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const named = isFolder ? await namedFiles(place) : [];
  const absent = named.find((one) => !existsSync(one));
  if (absent !== undefined)
    throw new ExitError(
      `--file ${given}: expected ${absent} to be there, which COMPOSE_FILE of its .env names`,
      EXIT.usage,
    );
  const [first, ...others] = named;
  if (first !== undefined) return { file: first, overrides: others };
  const candidates = isFolder ? FILES.map((name) => path.join(place, name)) : [place];
  const file = candidates.find((one) => existsSync(one));
  const besides = isFolder ? OVERRIDES.map((name) => path.join(place, name)) : [];
  if (file) return { file, overrides: besides.filter((one) => existsSync(one)).slice(0, 1) };
  const expected = isFolder ? `${FILES.join(" or ")} in it` : "it to be there";
  const got = isFolder && existsSync(path.join(place, "Dockerfile")) ? DOCKERFILE_ALONE : "nothing";
  throw new ExitError(`--file ${given}: expected ${expected}, got ${got}`, EXIT.usage);
}

/** The files that `.env` in a folder has Compose read in place of the usual ones. */
async function namedFiles(folder: string): Promise<string[]> {
  const beside = path.join(folder, ".env");
  if (!existsSync(beside)) return [];
  const found = await readEnvFile(beside, (name) => process.env[name]);
  const names = valueIn(found, "COMPOSE_FILE")?.split(valueIn(found, "COMPOSE_PATH_SEPARATOR") || path.delimiter) ?? [];
  return names.filter((name) => name !== "").map((name) => path.resolve(folder, name));
}

/**
 * The services of a Compose file with all that is said of them, in the order of the file.
 *
 * @throws ExitError (usage) for a file that is no Compose file, or has no services
 */
export async function composedServices(file: string, reader: Reader): Promise<[string, ComposedService][]> {
  const services = branchOf(await reader.project({}), "services");
  const order = await reader.order();
  const names = [...new Set([...order.filter((name) => Object.hasOwn(services, name)), ...Object.keys(services)])];
  if (names.length === 0) throw composeError(file, "expected a Compose file with services, got none in it");
  try {
    return names.map((name) => [name, composedSchema.parse(services[name])]);
  } catch (cause) {
    throw composeError(file, messageOf(cause));
  }
}
