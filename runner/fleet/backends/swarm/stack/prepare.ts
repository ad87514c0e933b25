import type { Absence } from "../../../fleet.ts";
import { type BuildContext, imageOf } from "./images.ts";
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
  const deployable: Prepared["deployable"] = {};
  /** Adds a service after those that it depends on; returns why it cannot be had. */
  const add = async (name: string): Promise<string | undefined> => {
    const service = context.services.get(name);
    if (!service || name in deployable) return undefined;
    for (const other of service.needs) {
      const reason = await add(other);
      if (reason !== undefined) return `it depends on ${other}: ${reason}`;
    }
    const image = await imageOf(context, [name, service], signal);
    if (typeof image === "string") return image;
    deployable[name] = { composed: service.composed, image };
    return undefined;
  };
  const missing: Absence[] = [];
  for (const name of wanted) {
    const reason = await add(name);
    if (reason !== undefined) missing.push({ name, reason });
  }
  return { deployable, missing };
}
