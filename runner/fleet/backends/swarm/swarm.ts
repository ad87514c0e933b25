import { EXIT, Failure } from "../../../program/failure.ts";
import type { Backend } from "../../backend.ts";
import { composeReader } from "../../compose-file/compose-reader.ts";
import { findEngine } from "../compose/engine.ts";
import { findCluster } from "./cluster/cluster.ts";
import { removeMarked } from "./cluster/marked-objects.ts";
import { pathTo } from "./cluster/path.ts";
import { readStackServices } from "./stack/stack-services.ts";
import { swarmFleet } from "./swarm-fleet.ts";

/** The services as a stack of a Swarm, on another machine than the client, or on the manager's own. */
export const swarm: Backend = {
  name: "swarm",
  needs: "a Docker engine that manages a Swarm with a node for targets",
  async find() {
    const engine = await findEngine();
    if (!engine.answers) return { isThere: false, reason: engine.reason };
    const cluster = await findCluster();
    if (!cluster.isThere) return { isThere: false, reason: cluster.reason };
    const { node, others, manager } = cluster;
    const { id, hostname: _, address, unusable: __, ...recorded } = node;
    const where = id === manager ? "on the manager's own node" : "on another node than the client's";
    const unused = others > 0 ? `; ${others} more with the label ${others > 1 ? "are" : "is"} not used` : "";
    return {
      isThere: true,
      said: `Docker engine ${engine.version} manages a Swarm, targets run ${where}${unused}`,
      programs: {
        engine: engine.version,
        compose: engine.compose,
        nodes: [{ ...recorded, path: await pathTo(address) }],
      },
    };
  },
  reading: { reader: composeReader, isLocal: false },
  async cores() {
    const { node } = await found();
    return Array.from({ length: node.cores }, (_, core) => core);
  },
  async fleet({ file, overrides = [], variables, services }) {
    const { manager, node } = await found();
    const names = services.map(({ name }) => name);
    const inStack = await readStackServices(composeReader(file, overrides), variables, names);
    return swarmFleet({ file, overrides, variables, services: inStack, manager, node });
  },
  removeMarked,
};

/** The Swarm that was found before. */
async function found() {
  const cluster = await findCluster();
  if (cluster.isThere) return cluster;
  throw new Failure(`--on swarm expects ${swarm.needs}, but ${cluster.reason}`, EXIT.unable);
}
