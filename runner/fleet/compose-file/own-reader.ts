import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { messageOf } from "../../program/message-of.ts";
import { parseConfig, type Reader } from "./compose-config.ts";
import { environmentOf, readEnvFile } from "./compose-environment.ts";
import { fileAt } from "./file-at.ts";
import { loadProject } from "./load-model.ts";
import { Sources } from "./project-sources.ts";
import { dependenciesOf } from "./syntax/dependencies.ts";
import { type Variables, valueIn } from "./syntax/env-file.ts";
import { composeError } from "./syntax/read-source.ts";
import { shellWords } from "./syntax/shell-words.ts";
import { type Branch, branchOf, isBranch, mapValues, type Path, type Tree } from "./syntax/yaml-tree.ts";
import { againstSchema } from "./validity/compose-specification.ts";
import { againstItself } from "./validity/consistency.ts";
import { misplacedTime } from "./validity/times.ts";

/**
 * Reads a Compose file without Compose, with the same result as `docker compose config`.
 *
 * @param overrides files that are merged over it, one after the other, as more of `--file` are
 */
export function ownReader(file: string, overrides: readonly string[] = []): Reader {
  const sources = new Sources(file);
  const refuse: Refuse = (at, reason) => sources.refuse(at, reason);
  const folder = path.dirname(file);
  const load = async (variables: Variables, draft: boolean, only?: string) => {
    const environment = await environmentOf(folder, variables);
    const loading = { sources, environment, draft, folder, only, including: [] };
    const model = await loadProject([file, ...overrides], loading);
    if (Object.keys((await sources.of(file)).value).length === 0)
      throw composeError(file, "expected a map with services, got nothing");
    // What a service refers to is not there where only that one is read, and was there when all of them were.
    const isWhole = !draft && only === undefined;
    const found = misplacedTime(model) ?? againstSchema(model) ?? (isWhole ? againstItself(model) : undefined);
    if (found) throw sources.refuse(found.path, found.reason);
    return { model, services: branchOf(model, "services"), environment };
  };
  const read = async (variables: Variables, only?: string) => {
    const { services, environment } = await load(variables, false, only);
    const wanted = only === undefined ? services : { [only]: services[only] };
    return resolved(wanted, environment, refuse);
  };
  const place = async (at: Path) => sources.place(at);
  return {
    config: async (variables, only) => parseConfig(await read(variables, only), place),
    async project(variables) {
      const { model, services, environment } = await load(variables, false);
      return { ...model, services: await resolved(services, environment, refuse) };
    },
    async blocks(variables) {
      const { services } = await load(variables, true);
      return mapValues(services, (service) => (isBranch(service) ? service["x-benchbook"] : undefined));
    },
    place,
    order: () => sources.order(),
  };
}

type Refuse = (path: Path, reason: string) => Error;

async function resolved(services: Branch, environment: Variables, refuse: Refuse): Promise<Branch> {
  const all = Object.entries(services).map(async ([name, service]) => {
    const at = ["services", name];
    const own = isBranch(service) ? service : {};
    const words = (key: string) => commandOf(own[key], (reason) => refuse([...at, key], reason));
    return [
      name,
      {
        ...own,
        command: words("command"),
        entrypoint: words("entrypoint"),
        ...dependenciesOf(own),
        environment: await variablesOf(own, environment, (reason) => refuse([...at, "env_file"], reason)),
      },
    ];
  });
  return Object.fromEntries(await Promise.all(all));
}

function commandOf(command: Tree, refuse: (reason: string) => Error): Tree {
  if (typeof command !== "string") return command ?? null;
  try {
    return shellWords(command);
  } catch (cause) {
    throw refuse(messageOf(cause));
  }
}

const envFilesSchema = z
  .array(
    z.object({
      path: z.string(),
      required: z.union([z.boolean(), z.stringbool()]).default(true),
      format: z.string().optional(),
    }),
  )
  .default([]);

/** The variables of a service: of its files, and over them its own, where one without a value takes the caller's. */
async function variablesOf(
  service: Branch,
  environment: Variables,
  refuse: (reason: string) => Error,
): Promise<Branch> {
  const found: Variables = {};
  for (const { path: file, required, format } of envFilesSchema.parse(service.env_file)) {
    if (format) throw refuse(`expected no format, of which ours reads only the usual one, got ${format}`);
    const { fault } = fileAt("", file);
    if (!required && !existsSync(file)) continue;
    if (fault) throw refuse(existsSync(file) ? fault : `${fault}, or say required: false`);
    Object.assign(found, await readEnvFile(file, (name) => valueIn(found, name) ?? valueIn(environment, name)));
  }
  const own = mapValues(branchOf(service, "environment"), (value, name) =>
    value === null ? (valueIn(environment, name) ?? null) : String(value),
  );
  return { ...found, ...own };
}
