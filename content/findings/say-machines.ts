import type { Environment } from "../run/circumstances/environment.ts";
import type { Path, TargetNode } from "../run/circumstances/target-node.ts";
import { sayNode } from "./labels.ts";
import { sayCores } from "./usable-cores.ts";

/** What a run was measured on, in a few words: one machine, or the client's and those of the targets. */
export function sayMachines({ processor, cores, nodes }: Environment): string {
  const client = `${processor}, ${sayCores(cores)}`;
  if (!nodes) return client;
  const here = nodes.filter(isOfClient).length;
  const there = nodes.flatMap((node, place) => {
    if (isOfClient(node) || firstOn(nodes, place) !== place) return [];
    return sayMachine(node, nodes.filter((_, other) => firstOn(nodes, other) === place).length);
  });
  const said = [
    here === 0
      ? `${client}, for the client`
      : `${client}, shared by the client and ${here === 1 ? "a node" : `${here} nodes`} for the targets`,
    ...(there.length > 0 ? [`${there.join(" and ")} for the targets`] : []),
  ];
  return said.join(", and ");
}

/** Whether a node is no machine of its own, but shares the client's cores. */
export function isOfClient({ machine }: TargetNode): boolean {
  return machine === 0;
}

/** Whether any of some nodes share the cores of one machine with each other, as far as they said where they are. */
export function shareCores(nodes: TargetNode[]): boolean {
  return nodes.some((_, place) => firstOn(nodes, place) !== place);
}

/**
 * The place of the first node on the machine of one of them; of one that did
 * not say where it is, nothing is known to be shared.
 */
function firstOn(nodes: TargetNode[], place: number): number {
  const machine = nodes[place]?.machine;
  return machine === undefined ? place : nodes.findIndex((one) => one.machine === machine);
}

/** A machine that some nodes are on, by one of them. */
function sayMachine({ cores, architecture }: TargetNode, count: number): string {
  const kind = `${sayCores(cores)} (${architecture})`;
  return count === 1 ? `a node of ${kind}` : `${count} nodes that share ${kind}`;
}

/** Everything that is known of the machines that targets ran on, where they have machines of their own. */
export function sayNodes(nodes: TargetNode[]): string {
  return eachNode(nodes).join("; ");
}

/** The same node by node; those that are alike together. */
export function eachNode(nodes: TargetNode[]): string[] {
  const said = nodes.map((node, place) => {
    const { cores, memoryBytes, operatingSystem, architecture, engine } = node;
    const kind = `${sayCores(cores)}, ${(memoryBytes / 1024 ** 3).toFixed(1)} GiB, ${operatingSystem} on ${architecture}, Docker ${engine}`;
    return `${kind}${sayShared(nodes, place)}`;
  });
  const alike = Map.groupBy(said, (one) => one);
  return [...alike].map(([one, { length }]) => (length === 1 ? one : `${length} nodes, each ${one}`));
}

/** With whom a node shares its machine; nothing where it is not known to. */
function sayShared(nodes: TargetNode[], place: number): string {
  if (nodes[place]?.machine === 0) return ", on the client's own machine";
  const first = firstOn(nodes, place);
  return first === place ? "" : `, on the machine of ${sayNode(first)}`;
}

/** How long a round trip to each of them took, before the run. */
export function sayPaths(nodes: TargetNode[]): string {
  return nodes.map(({ path }) => (path ? sayPath(path) : "unknown")).join("; ");
}

function sayPath({ samples, medianSeconds, p99Seconds, resent = 0 }: Path): string {
  const [median, p99] = [medianSeconds, p99Seconds].map((seconds) => `${(1000 * seconds).toFixed(2)} ms`);
  const lost = resent > 0 ? `; ${resent} of them took a second or longer, since packets were lost` : "";
  return `${median} in the median of ${samples} connections, ${p99} at the 99th percentile${lost}`;
}
