import { existsSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { inheriting } from "./compose-environment.ts";
import { fileAt } from "./file-at.ts";
import type { Loading } from "./load-file.ts";
import { refusing } from "./project-sources.ts";
import { type Branch, branchOf } from "./syntax/yaml-tree.ts";

const textOrList = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const includeSchema = z.array(
  z.union([
    z.string().transform((one) => ({ path: [one], env_file: undefined, project_directory: undefined })),
    z.object({
      path: textOrList,
      env_file: textOrList.optional(),
      project_directory: z.string().optional(),
    }),
  ]),
);

type Include = z.infer<typeof includeSchema>[number];

/** Reads files that are merged, the later over the earlier, with all that they include and extend. */
type Load = (files: string[], loading: Loading) => Promise<Branch>;

/** The parts of an included file that are merged into the including one. */
const RESOURCES = ["services", "volumes", "networks", "secrets", "configs", "models"];

/**
 * A file with the services and the rest of all that it includes.
 *
 * @throws ExitError (usage) for a file that includes itself, and for a name that two of them use for different things
 */
export async function included(model: Branch, file: string, loading: Loading, load: Load): Promise<Branch> {
  const { include, ...result } = model;
  if (include === undefined || include === null) return result;
  const refuse = refusing(await loading.sources.of(file));
  const asked = includeSchema.safeParse(include);
  if (!asked.success) throw refuse(["include"], "expected a list of files, each with its path");
  for (const [index, one] of asked.data.entries()) {
    const at = ["include", index];
    const found = await locate(one, { ...loading, including: [...loading.including, file] }, (reason) =>
      refuse(at, reason),
    );
    const other = await load(found.files, found.loading);
    for (const kind of RESOURCES) {
      const [own, theirs] = [branchOf(result, kind), branchOf(other, kind)];
      const twice = Object.keys(theirs).find(
        (name) => Object.hasOwn(own, name) && !isDeepStrictEqual(theirs[name], own[name]),
      );
      if (twice) throw refuse(at, `expected ${kind} of other names than here, got ${kind}.${twice} in both`);
      if (Object.keys(theirs).length > 0) result[kind] = { ...own, ...theirs };
    }
  }
  return result;
}

/** The files that are included, and how they are read: with a folder and variables of their own. */
async function locate(
  { path: paths, env_file, project_directory }: Include,
  loading: Loading,
  refuse: (reason: string) => Error,
): Promise<{ files: string[]; loading: Loading }> {
  const located = (one: string) => {
    const { file, fault } = fileAt(loading.folder, one);
    if (fault) throw refuse(fault);
    return file;
  };
  const files = paths.map(located);
  const [first = ""] = files;
  if (files.some((file) => loading.including.includes(file)))
    throw refuse("expected files that do not include each other in a circle");
  const folder = project_directory ? path.resolve(loading.folder, project_directory) : path.dirname(first);
  const beside = path.join(folder, ".env");
  const variables = env_file?.map(located) ?? (existsSync(beside) ? [beside] : []);
  const environment = await inheriting(loading.environment, variables);
  return { files, loading: { ...loading, folder, environment } };
}
