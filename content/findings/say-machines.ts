import type { Environment } from "../run/circumstances/environment.ts";
import type { TargetNode } from "../run/circumstances/target-node.ts";

/** What a run was measured on, in a few words: one machine, or the client's and those of the targets. */
export function sayMachines({ processor, cores, nodes }: Environment): string {
  const client = `${processor}, ${cores} cores`;
  return nodes ? `${client}, for the client, and ${nodes.map(sayNode).join(" and ")} for the targets` : client;
}

function sayNode({ cores, architecture }: TargetNode): string {
  return `a node of ${cores} cores (${architecture})`;
}

/** Everything that is known of the machines that targets ran on, where they have machines of their own. */
export function sayNodes(nodes: TargetNode[]): string {
  return nodes
    .map(
      ({ cores, memoryBytes, operatingSystem, architecture, engine }) =>
        `${cores} cores, ${(memoryBytes / 1024 ** 3).toFixed(1)} GiB, ${operatingSystem} on ${architecture}, Docker ${engine}`,
    )
    .join("; ");
}
