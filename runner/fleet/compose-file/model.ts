import { extended } from "./extends.ts";
import { included } from "./include.ts";
import { type Loading, loadFile } from "./load-file.ts";
import { type Branch, branchOf } from "./syntax/tree.ts";

/**
 * A Compose file with all that it includes and extends.
 *
 * @throws Failure (usage) naming the file and the line that is not as expected
 */
export async function loadModel(file: string, loading: Loading): Promise<Branch> {
  const model = await included(await loadFile(file, loading), file, loading, loadModel);
  const all = branchOf(model, "services");
  const names = Object.keys(all);
  const merged = await Promise.all(
    names.map(async (name) => [name, await extended(name, all, { file, loading, extending: [] })]),
  );
  return names.length > 0 ? { ...model, services: Object.fromEntries(merged) } : model;
}
