import type { Absence } from "../../../fleet.ts";
import { type BuildContext, buildAll, imageOf } from "./images.ts";
import type { StackContext } from "./stack.ts";
import type { StackService } from "./stack-services.ts";

/** Services that can be deployed, those that they depend on among them, and those of the wanted ones that cannot. */
export interface Prepared {
  deployable: StackContext["services"];
  missing: Absence[];
}

/** What images are found, or built, for. */
export interface PrepareContext extends BuildContext {
  /** What may be brought up, and what that depends on. */
  services: ReadonlyMap<string, StackService>;
}

/** Prepares some services. */
export type Prepare = (wanted: string[], signal: AbortSignal) => Promise<Prepared>;

/** Prepares the same services once, whichever of the nodes they are wanted on. */
export function prepareOnce(context: PrepareContext): Prepare {
  const known = new Map<string, Promise<Prepared>>();
  return (wanted, signal) => {
    const names = wanted.join();
    const preparing = known.get(names) ?? prepare(context, wanted, signal);
    known.set(names, preparing);
    return preparing;
  };
}

/** Finds the images of some services and of those that they depend on; without one of these a service is not to be had. */
async function prepare(context: PrepareContext, wanted: string[], signal: AbortSignal): Promise<Prepared> {
  const needed = neededBy(context.services, wanted);
  const built = [...needed].flatMap(([name, { isBuilt }]) => (isBuilt ? [name] : []));
  const notBuilt = await buildAll(context, built, signal);
  const images = new Map(
    await Promise.all(
      [...needed].map(async ([name, { image }]) => [name, notBuilt.get(name) ?? (await imageOf(image))] as const),
    ),
  );
  const deployable: Prepared["deployable"] = {};
  /** Adds a service after those that it depends on; returns why it cannot be had. */
  const add = (name: string): string | undefined => {
    const [service, image] = [needed.get(name), images.get(name)];
    if (!service || image === undefined || name in deployable) return undefined;
    for (const other of service.needs) {
      const reason = add(other);
      if (reason !== undefined) return `it depends on ${other}: ${reason}`;
    }
    if (typeof image === "string") return image;
    deployable[name] = { composed: service.composed, image };
    return undefined;
  };
  const missing: Absence[] = [];
  for (const name of wanted) {
    const reason = add(name);
    if (reason !== undefined) missing.push({ name, reason });
  }
  return { deployable, missing };
}

/** Some services and those that they depend on, by their names. */
function neededBy(services: PrepareContext["services"], wanted: readonly string[]): Map<string, StackService> {
  const needed = new Map<string, StackService>();
  const todo = [...wanted];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    const service = services.get(name);
    if (!service || needed.has(name)) continue;
    needed.set(name, service);
    todo.push(...service.needs);
  }
  return needed;
}
