import { allowedCores } from "../../../observe/limits/target-cores.ts";
import type { Backend } from "../../backend.ts";
import { composeReader } from "../../compose-file/compose-reader.ts";
import { composeFleet, requireRoom } from "./compose-fleet.ts";
import { findEngine } from "./engine.ts";
import { removeMarked } from "./marked-containers.ts";

/** The services as containers of one Compose project. */
export const compose: Backend = {
  name: "compose",
  needs: "a Docker engine",
  async find() {
    const engine = await findEngine();
    if (!engine.answers) return { isThere: false, reason: engine.reason };
    const { version, compose: plugin } = engine;
    const said = `Docker engine ${version} answers with Compose ${plugin}`;
    return { isThere: true, said, programs: { engine: version, compose: plugin } };
  },
  cores: allowedCores,
  reading: { reader: composeReader, isLocal: false },
  async fleets(context) {
    // Whoever is refused need not wait for a test of the instrument before.
    await requireRoom(context.services);
    return [composeFleet(context)];
  },
  removeMarked,
};
