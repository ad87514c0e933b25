import { randomBytes } from "node:crypto";
import { OWNER } from "../../../guard/marks/owner.ts";
import { EXIT, Failure } from "../../../program/failure.ts";
import { keepSecret } from "../../../program/secrets.ts";
import { findAbsent } from "../../find-absent.ts";
import type { Fleet } from "../../fleet.ts";
import { lastLines } from "../../logs/last-log-lines.ts";
import type { Service } from "../../read-services.ts";
import { observing } from "./agents/observing.ts";
import type { ClusterNode } from "./cluster/cluster.ts";
import { lockCluster } from "./cluster/cluster-lock.ts";
import { docker } from "./cluster/docker.ts";
import { removeMarked } from "./cluster/marked-objects.ts";
import { markOf } from "./cluster/marks.ts";
import { refuseForeign } from "./stack/foreign.ts";
import type { BuildContext } from "./stack/images.ts";
import { prepare } from "./stack/prepare.ts";
import { STACK, serviceName, stackOf } from "./stack/stack.ts";
import type { StackService } from "./stack/stack-services.ts";
import { whyEnded } from "./stack/tasks.ts";

const LOG_MILLISECONDS = 5000;

/** What a stack is deployed with. */
export interface SwarmContext extends BuildContext {
  /** What may be brought up, and what that depends on. */
  services: ReadonlyMap<string, StackService>;
  /** The id of the manager's own node. */
  manager: string;
  /** Where the services run. */
  node: ClusterNode;
}

/** The services as a stack of a Swarm, all on one node, and the Swarm for this run alone. */
export function swarmFleet(context: SwarmContext): Fleet {
  const { manager, node } = context;
  // Whatever quotes an address, such as a refused connection, goes into the run file too, which names no host.
  keepSecret(node.address);
  const mark = markOf(manager);
  const located = (services: Service[]) => services.map((service) => ({ ...service, host: node.address }));
  const token = randomBytes(32).toString("hex");
  keepSecret(token);
  const agents = observing({ nodes: [node], token, mark, deploy });
  const images = new Map<string, string>();
  let isUsed = false;
  const fleet: Fleet = {
    isLocal: false,
    pinned: true,
    async up(services, signal, say) {
      isUsed = true;
      await lockCluster(manager);
      await refuseForeign(mark);
      const { deployable, missing } = await prepare(
        context,
        services.map(({ name }) => name),
        signal,
      );
      for (const [name, { image }] of Object.entries(deployable)) images.set(name, image.id);
      const begun = services.filter(({ name }) => name in deployable);
      if (begun.length === 0) return missing;
      await deploy(stackOf({ services: deployable, node: node.id, mark }));
      agents.begin(signal);
      return [...missing, ...(await findAbsent(fleet, located(begun), signal, say))];
    },
    async down() {
      if (!isUsed) return;
      await agents.settled();
      await removeMarked((owner) => owner === OWNER);
    },
    located: async (services) => located(services),
    // Processes of another machine have other PIDs, and its clock is not compared with this one's.
    roots: async () => new Map([...images].map(([name, image]) => [name, { pid: null, startedAt: null, image }])),
    observers: () => agents.observers(images.keys()),
    faults: () => agents.faults(),
    ended: ({ name }) => whyEnded(name),
    async lastLines({ name }) {
      const args = ["service", "logs", "--raw", "--tail", "15", serviceName(name)];
      const { failed, all } = await docker(args, { timeout: LOG_MILLISECONDS });
      // A node that is not reached says nothing, and Docker would wait for it.
      return failed ? "" : lastLines(all);
    },
  };
  return fleet;
}

async function deploy(stack: string): Promise<void> {
  const args = ["stack", "deploy", "--resolve-image", "never", "--compose-file", "-", STACK];
  const { failed, all } = await docker(args, { input: stack, timeout: 120_000 });
  if (failed) throw new Failure(`docker stack deploy failed; its last lines:\n${lastLines(all)}`, EXIT.unable);
}
