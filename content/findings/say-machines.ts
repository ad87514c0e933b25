import type { Environment } from "../run/circumstances/environment.ts";
import type { Path, TargetNode } from "../run/circumstances/target-node.ts";

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

/** How long a round trip to each of them took, before the run. */
export function sayPaths(nodes: TargetNode[]): string {
  return nodes.map(({ path }) => (path ? sayPath(path) : "unknown")).join("; ");
}

function sayPath({ samples, medianSeconds, p99Seconds }: Path): string {
  const [median, p99] = [medianSeconds, p99Seconds].map((seconds) => `${(1000 * seconds).toFixed(2)} ms`);
  return `${median} in the median of ${samples} connections, ${p99} at the 99th percentile`;
}
