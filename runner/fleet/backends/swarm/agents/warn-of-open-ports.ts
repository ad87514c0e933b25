import { z } from "zod";
import { askAgent } from "../../../../agent/ask-agent.ts";
import type { Watched } from "../../../../agent/observe-containers.ts";
import { withoutSecrets } from "../../../../program/secrets/secrets.ts";
import type { ClusterNode } from "../cluster/cluster.ts";
import type { FoundAgent } from "./find-agent.ts";

/** A target, and the ports of it that its node publishes. */
interface Published {
  watched: Watched;
  ports: readonly { PublishedPort: number }[];
  node: ClusterNode;
}

/**
 * Warns where a node publishes a target's ports on other addresses than the one between the nodes. Which these are is set on
 * the node, and a stack cannot change it; whatever the Compose file says of an address is not kept there.
 *
 * @returns whether it did
 */
export async function warnOfOpenPorts({ address }: FoundAgent, { watched, ports, node }: Published): Promise<boolean> {
  const asked = { ...watched, ports: ports.map(({ PublishedPort }) => PublishedPort) };
  // Whoever does not say is told of elsewhere.
  const answer = await askAgent(address, "/published", asked).catch(() => []);
  const { data: on = [] } = z.array(z.string()).safeParse(answer);
  const open = on.filter((one) => !one.startsWith(`${node.address}:`));
  if (open.length === 0) return false;
  console.error(
    withoutSecrets(
      `a node publishes its targets on ${open.join(", ")}, and so not on the network between the nodes alone; ` +
        "the run book says how that is set: runner/fleet/backends/swarm/README.md",
    ),
  );
  return true;
}
