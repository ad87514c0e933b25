import { extended } from "./extends.ts";
import { included } from "./include.ts";
import { type Loading, loadFile } from "./load-file.ts";
import { type Branch, branchOf } from "./syntax/yaml-tree.ts";

/**
 * A Compose file with all that it includes and extends.
 *
 * @throws Failure (usage) naming the file and the line that is not as expected
 */
export async function loadModel(file: string, loading: Loading): Promise<Branch> {
  const { services, ...model } = await loadFile(file, loading);
  const all = branchOf({ services }, "services");
  const names = Object.keys(all);
  const merged = await Promise.all(
    names.map(async (name) => [name, await extended(name, all, { file, loading, extending: [] })]),
  );
  // Anything but a map of services is left for the schema to refuse.
  const own = names.length > 0 ? { services: Object.fromEntries(merged) } : services !== undefined && { services };
  return included({ ...model, ...own }, file, loading, loadModel);
}
