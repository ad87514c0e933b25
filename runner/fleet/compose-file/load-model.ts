import { messageOf } from "../../program/message-of.ts";
import { extended } from "./extends.ts";
import { included } from "./include.ts";
import { type Loading, loadFile } from "./load-file.ts";
import { withContexts } from "./long-form.ts";
import { mergeDeclared, mergeServices, without } from "./merge-services.ts";
import { refusing } from "./project-sources.ts";
import { type Branch, branchOf, isBranch, mapValues, type Path } from "./syntax/yaml-tree.ts";

/**
 * Compose files that are merged, the later over the earlier, with all that they include and extend.
 *
 * @throws ExitError (usage) naming the file and the line that is not as expected
 */
export async function loadProject([first = "", ...overrides]: readonly string[], loading: Loading): Promise<Branch> {
  let model = await loadModel(first, loading);
  for (const override of overrides) model = await overridden(model, override, loading);
  return isBranch(model.services) ? { ...model, services: withContexts(model.services, loading.folder) } : model;
}

/** One file with all that it includes and extends. */
async function loadModel(file: string, loading: Loading): Promise<Branch> {
  const { services, ...model } = await loadFile(file, loading);
  const all = branchOf({ services }, "services");
  const names = Object.keys(all);
  const merged = await Promise.all(
    names.map(async (name) => [name, await extended(name, all, { file, loading, extending: [] })]),
  );
  // Anything but a map of services is left for the schema to refuse.
  const own = names.length > 0 ? { services: Object.fromEntries(merged) } : services !== undefined && { services };
  return included({ ...model, ...own }, file, loading, loadProject);
}

/**
 * A Compose file with a second one merged over it, as `docker compose --file … --file …` merges them: services key by key,
 * where lists are joined unless they are tagged `!override`. Paths in both are relative to the folder of the first.
 */
async function overridden(base: Branch, override: string, loading: Loading): Promise<Branch> {
  const over = await loadModel(override, loading);
  const source = await loading.sources.of(override);
  const kept = without(base, source.resets) as Branch;
  const own = branchOf(kept, "services");
  const onto = (path: Path, merge: () => Branch) => {
    try {
      return merge();
    } catch (cause) {
      throw refusing(source)(path, messageOf(cause));
    }
  };
  const services = mapValues(branchOf(over, "services"), (service, name) => {
    // One of which nothing is said stays as it is.
    if (service === null && Object.hasOwn(own, name)) return own[name];
    const under = own[name] ?? {};
    if (!isBranch(under) || !isBranch(service)) return service;
    return onto(["services", name], () => mergeServices(under, service));
  });
  const { services: _, ...beside } = over;
  const others = mapValues(beside, (value, kind) => {
    const under = kept[kind];
    if (!isBranch(under) || !isBranch(value)) return value ?? under;
    return onto([kind], () => mergeDeclared(under, value, kind));
  });
  return { ...kept, ...others, services: { ...own, ...services } };
}
