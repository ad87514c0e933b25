import type { Environment } from "../../../content/run/circumstances/environment.ts";
import type { TargetNode } from "../../../content/run/circumstances/target-node.ts";
import type { BootIds } from "../../fleet/fleet.ts";

/** The numbers of the machines that targets run on and that load comes from, in their order; null where one is not known. */
export interface NumberedMachines {
  nodes: (number | null)[];
  loadNodes: (number | null)[];
}

/**
 * Numbers machines by the boot ids of their kernels: 0 is the client's, others are counted as they come.
 *
 * @param own the client's; without it nobody can be told from the client
 * @param others those of each fleet of a run
 */
export function numberMachines(own: string | null, others: readonly BootIds[]): NumberedMachines {
  const known = [own];
  const numberOf = (id: string | null) => {
    if (id === null || own === null) return null;
    if (!known.includes(id)) known.push(id);
    return known.indexOf(id);
  };
  return {
    nodes: others.map(({ node }) => numberOf(node)),
    loadNodes: (others[0]?.loadNodes ?? []).map(numberOf),
  };
}

/** The environment of a run with those numbers: they are known only once agents answer on the nodes. */
export function withMachines(environment: Environment, machines: NumberedMachines | null): Environment {
  if (!machines) return environment;
  const { nodes, loadNodes } = environment;
  return {
    ...environment,
    ...(nodes && { nodes: nodes.map((node, place) => numbered(node, machines.nodes[place])) }),
    ...(loadNodes && { loadNodes: loadNodes.map((node, place) => numbered(node, machines.loadNodes[place])) }),
  };
}

function numbered(node: TargetNode, machine: number | null = null): TargetNode {
  return machine === null ? node : { ...node, machine };
}
