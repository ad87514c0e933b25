import type { Absence } from "../../../fleet.ts";
import { type BuildContext, buildAll, imageOf } from "./images.ts";
import type { StackContext } from "./stack.ts";
import type { StackImage } from "./stack-service.ts";
import type { StackService } from "./stack-services.ts";

/** Services that can be deployed, those that they depend on among them, and those of the wanted ones that cannot. */
export interface Prepared {
  deployable: StackContext["services"];
  missing: Absence[];
}

/** What images are found, or built, for. */
export interface PrepareContext extends BuildContext {
  /** What may be brought up in a run, and what that depends on. */
  services: ReadonlyMap<string, StackService>;
}

/** Prepares some services. */
export type Prepare = (wanted: string[], signal: AbortSignal) => Promise<Prepared>;

/**
 * Prepares services, whichever of the nodes they are wanted on. The images of all that a run may bring up are found or built
 * as soon as the first are wanted: Compose reads the files and asks the engine anew each time that it is called.
 */
export function prepareOnce(context: PrepareContext): Prepare {
  let finding: Promise<Images> | undefined;
  return async (wanted, signal) => {
    finding ??= findImages(context, signal);
    return prepared(context.services, await finding, wanted);
  };
}

/** The images of services by name, or why there is none. */
type Images = ReadonlyMap<string, StackImage | string>;

async function findImages(context: PrepareContext, signal: AbortSignal): Promise<Images> {
  const services = [...context.services];
  const built = services.flatMap(([name, { isBuilt }]) => (isBuilt ? [name] : []));
  const notBuilt = await buildAll(context, built, signal);
  return new Map(
    await Promise.all(
      services.map(async ([name, { image }]) => [name, notBuilt.get(name) ?? (await imageOf(image))] as const),
    ),
  );
}

/** Some services with those that they depend on; without the image of one of these a service is not to be had. */
function prepared(services: PrepareContext["services"], images: Images, wanted: string[]): Prepared {
  const deployable: Prepared["deployable"] = {};
  /** Adds a service after those that it depends on; returns why it cannot be had. */
  const add = (name: string): string | undefined => {
    const [service, image] = [services.get(name), images.get(name)];
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
