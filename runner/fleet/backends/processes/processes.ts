import { allowedCores } from "../../../observe/limits/target-cores.ts";
import { CACHE } from "../../../program/folders.ts";
import type { Backend } from "../../backend.ts";
import { requireFreePorts } from "../../free-ports.ts";
import { LOCALLY } from "../../services/read-services.ts";
import { canPin, processFleet } from "./process-fleet.ts";

/** The services as local processes, for machines without an engine. */
export const processes: Backend = {
  name: "processes",
  needs: "a Python",
  find: async () => ({ isThere: true, said: null, programs: { engine: null, compose: null } }),
  cores: allowedCores,
  reading: LOCALLY,
  async fleets({ project, cores, services }) {
    // Whoever is refused need not wait for a test of the instrument before.
    await requireFreePorts(services);
    return [processFleet({ project, cacheFolder: CACHE, cores, pinned: await canPin() })];
  },
  // Processes carry the mark whatever started them, and are ended by it.
  removeMarked: async () => [],
};
