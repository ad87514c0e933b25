import { pathFrom } from "./file-at.ts";
import { normalise } from "./long-form.ts";
import { refusing, type Sources } from "./project-sources.ts";
import { type Variables, valueIn } from "./syntax/env-file.ts";
import { interpolate } from "./syntax/interpolate.ts";
import { neededFor } from "./syntax/needed-for.ts";
import { type Branch, branchOf, isBranch, mapValues, type Tree } from "./syntax/yaml-tree.ts";

/** How the files of a project are read. */
export interface Loading {
  sources: Sources;
  environment: Variables;
  /** Whether a required variable may be missing. */
  draft: boolean;
  /** The folder that paths are relative to. */
  folder: string;
  /** The one service that is wanted, where that is all: others are left out. */
  only?: string | undefined;
  /** The files that led here by including each other. */
  including: string[];
}

/** One file with its variables replaced, its services in long form, and nothing merged yet. */
export async function loadFile(file: string, loading: Loading): Promise<Branch> {
  const source = await loading.sources.of(file);
  const { environment, draft, folder, only } = loading;
  const refuse = refusing(source);
  const how = { lookup: (name: string) => valueIn(environment, name), draft };
  const wanted = only === undefined ? source.value : neededFor(only, source.value);
  const model = mapValues(wanted, (value, key) => interpolate(value, how, refuse, [key]));
  const long = (service: Tree, name: string) => {
    try {
      return normalise(service, folder);
    } catch (cause) {
      throw refuse(["services", name, "ports"], cause instanceof Error ? cause.message : String(cause));
    }
  };
  if (isBranch(model.secrets)) model.secrets = mapValues(model.secrets, (one) => placed(one, folder));
  return "services" in model && model.services ? { ...model, services: services(model, long) } : model;
}

/** A secret with the path of its file from the root, whatever file includes this one. */
function placed(secret: Tree, folder: string): Tree {
  if (!isBranch(secret) || typeof secret.file !== "string") return secret;
  return { ...secret, file: pathFrom(folder, secret.file) };
}

function services(model: Branch, long: (service: Tree, name: string) => Tree): Tree {
  const found = branchOf(model, "services");
  return Object.keys(found).length > 0 ? mapValues(found, long) : model.services;
}
