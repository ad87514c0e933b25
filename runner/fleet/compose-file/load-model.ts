import { messageOf } from "../../program/failure.ts";
import { extended } from "./extends.ts";
import { included } from "./include.ts";
import { type Loading, loadFile } from "./load-file.ts";
import { mergeServices, without } from "./merge-services.ts";
import { refusing } from "./project-sources.ts";
import { type Branch, branchOf, isBranch, mapValues } from "./syntax/yaml-tree.ts";

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

/**
 * A Compose file with a second one merged over it, as `docker compose --file … --file …` merges them: services key by key,
 * where lists are joined unless they are tagged `!override`. Paths in both are relative to the folder of the first.
 *
 * @throws Failure (usage) for a second file that cannot be read, or cannot be merged
 */
export async function overridden(base: Branch, override: string, loading: Loading): Promise<Branch> {
  const over = await loadModel(override, loading);
  const source = await loading.sources.of(override);
  const { resets } = source;
  const own = branchOf(base, "services");
  const services = mapValues(branchOf(over, "services"), (service, name) => {
    const dropped = resets.flatMap(([first, second, ...rest]) =>
      first === "services" && second === name ? [rest] : [],
    );
    // One of which nothing is said stays as it is.
    if (service === null && name in own) return own[name];
    const under = without(own[name] ?? {}, dropped);
    if (!isBranch(under) || !isBranch(service)) return service;
    try {
      return mergeServices(under, service);
    } catch (cause) {
      throw refusing(source)(["services", name], messageOf(cause));
    }
  });
  return { ...base, ...over, services: { ...own, ...services } };
}
