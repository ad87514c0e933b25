import type { Planned } from "./experiment.ts";

/** Who serves a target's requests. */
export interface Serving {
  workers: number;
  cores: number;
}

/** Who serves the requests of a target that is planned. */
export function servingOf(target: string, { services, cores }: Planned): Serving {
  return { workers: services.find(({ name }) => name === target)?.workers ?? 1, cores };
}
