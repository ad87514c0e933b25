import type { BackendName } from "../../../content/run/circumstances/backend.ts";
import type { Backend } from "../backend.ts";
import { compose } from "./compose/compose.ts";
import { processes } from "./processes/processes.ts";
import { swarm } from "./swarm/swarm.ts";

/**
 * Every backend, the preferred one first; a Swarm is only used where it is asked for, since processes can always be had.
 * Each is a folder beside this file and a line here.
 */
const REGISTRY: Record<BackendName, Backend> = { compose, processes, swarm };

/** See {@link REGISTRY}. */
export const ALL_BACKENDS = Object.values(REGISTRY);
