import { randomBytes } from "node:crypto";
import type { TargetNode } from "../../../../content/run/circumstances/target-node.ts";
import { EXIT, ExitError } from "../../../program/exit-error.ts";
import { keepName, keepSecret } from "../../../program/secrets/secrets.ts";
import type { Backend, FleetContext } from "../../backend.ts";
import { composeReader } from "../../compose-file/compose-reader.ts";
import { findEngine } from "../compose/engine.ts";
import { buildOnce } from "./agents/agent-image.ts";
import { loadGenerators } from "./agents/load-generators.ts";
import { type ClusterNode, type FoundCluster, findCluster } from "./cluster/cluster.ts";
import { requireUnlocked } from "./cluster/cluster-lock.ts";
import { leaseOf } from "./cluster/lease.ts";
import { removeMarked } from "./cluster/marked-objects.ts";
import { pathTo } from "./cluster/path.ts";
import { refuseForeign } from "./stack/foreign.ts";
import { prepareOnce } from "./stack/prepare.ts";
import { stackName } from "./stack/stack.ts";
import { readStackServices, type StackService } from "./stack/stack-services.ts";
import { swarmFleet } from "./swarm-fleet.ts";

/** Asked again, the Swarm could have other nodes, or in another order, than what is said of them. */
let foundBefore: FoundCluster | undefined;

/** The services as stacks of a Swarm, one on each of its nodes for targets. */
export const swarm: Backend = {
  name: "swarm",
  needs: "a Docker engine that manages a Swarm with a node for targets",
  async find() {
    const engine = await findEngine();
    if (!engine.answers) return { isThere: false, reason: engine.reason };
    const cluster = await findCluster();
    if (!cluster.isThere) return { isThere: false, reason: cluster.reason };
    foundBefore = cluster;
    const { nodes, loadNodes, manager } = cluster;
    return {
      isThere: true,
      said: `Docker engine ${engine.version} manages a Swarm, targets can run ${sayWhere(nodes, manager)}${sayLoad(loadNodes)}`,
      programs: {
        ...{ engine: engine.version, compose: engine.compose, nodes: await Promise.all(nodes.map(recorded)) },
        ...(loadNodes.length > 0 && { loadNodes: await Promise.all(loadNodes.map(recorded)) }),
      },
    };
  },
  reading: { reader: composeReader, isLocal: false },
  // Targets are the same on all nodes: their workers follow from cores that each of these has.
  async cores() {
    const { nodes } = await found();
    return Array.from({ length: Math.min(...nodes.map(({ cores }) => cores)) }, (_, core) => core);
  },
  refuse: async (context) => void (await inStack(context)),
  async fleets(context) {
    const { file, overrides = [], variables, nodes: wanted = 1 } = context;
    const { manager, nodes, loadNodes } = await found();
    const preparing = prepareOnce({ file, overrides, variables, services: await inStack(context) });
    const lease = leaseOf(manager);
    const agentImage = buildOnce();
    const token = randomBytes(32).toString("hex");
    keepSecret(token);
    // Whatever quotes one, such as a refused connection, goes into the run file too, which names no host.
    for (const { address, hostname } of [...nodes, ...loadNodes]) {
      keepSecret(address);
      keepName(hostname);
    }
    const generators = loadGenerators({ nodes: loadNodes, lease, token, image: agentImage });
    const onNode = (node: ClusterNode, place: number) =>
      swarmFleet({ lease, node, stack: stackName(place), token, preparing, agentImage, generators });
    const [first, ...others] = nodes;
    const more = others.slice(0, Math.max(0, wanted - 1));
    // Whoever is refused need not wait for a test of the instrument before.
    await requireUnlocked(manager);
    for (const place of [first, ...more].keys()) await refuseForeign(stackName(place), lease.mark);
    return [onNode(first, 0), ...more.map((node, index) => onNode(node, index + 1))];
  },
  removeMarked,
};

/** The services, as a stack says them. */
function inStack({ reader, variables, services }: FleetContext): Promise<Map<string, StackService>> {
  const names = services.map(({ name }) => name);
  return readStackServices(reader, variables, names);
}

/** What a run file says of a node: neither its name nor its address. */
async function recorded({ id: _, hostname: __, address, unusable: ___, ...node }: ClusterNode): Promise<TargetNode> {
  return { ...node, path: await pathTo(address) };
}

function sayWhere(nodes: ClusterNode[], manager: string): string {
  const others = nodes.filter(({ id }) => id !== manager).length;
  if (others === 0) return "on the manager's own node";
  const said = others === 1 ? "one other node" : `${others} other nodes`;
  return others < nodes.length ? `on ${said} and the manager's own` : `on ${said} than the client's`;
}

function sayLoad(nodes: ClusterNode[]): string {
  if (nodes.length === 0) return "";
  return `, and steady load comes from ${nodes.length === 1 ? "a node" : `${nodes.length} nodes`} for it`;
}

/** The Swarm that was found before, or else is found now. */
async function found(): Promise<FoundCluster> {
  const cluster = foundBefore ?? (await findCluster());
  if (cluster.isThere) return cluster;
  throw new ExitError(`--on swarm expects ${swarm.needs}, but ${cluster.reason}`, EXIT.unable);
}
