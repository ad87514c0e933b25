import { type Branch, mapValues } from "../../../compose-file/syntax/yaml-tree.ts";
import { RUN_LABEL } from "../cluster/marks.ts";
import type { Composed } from "./composed.ts";
import { type StackImage, stackServiceOf } from "./stack-service.ts";

/** The name of the stack that the services on a node are deployed as, by the node's place among those of the run. */
export function stackName(node: number): string {
  return node === 0 ? "benchbook" : `benchbook-${node + 1}`;
}

/** The name that the Swarm has for a service of a stack. */
export function serviceName(stack: string, name: string): string {
  return `${stack}_${name}`;
}

/** What a stack is made of. */
export interface StackContext {
  /** The services by name, as Compose has resolved them, with their images. */
  services: Record<string, { composed: Composed; image: StackImage }>;
  /** The id of the node that they run on. */
  node: string;
  /** The mark of this run. */
  mark: string;
}

/**
 * The stack file, in JSON, of some services: on one node, each once and never started again by the Swarm, with their ports
 * published by that node itself, and on a network of their own where their
 * names lead to each other without a virtual address.
 */
export function stackOf({ services, node, mark }: StackContext): string {
  const labels = { [RUN_LABEL]: mark };
  const deployed = mapValues(services, ({ composed, image }): Branch => {
    const { limits, ...said } = stackServiceOf(composed, image);
    return {
      ...said,
      labels: { ...said.labels, ...labels },
      deploy: {
        ...{ labels, replicas: 1, endpoint_mode: "dnsrr", restart_policy: { condition: "none" } },
        placement: { constraints: [`node.id==${node}`] },
        resources: { limits },
      },
    };
  });
  const networks = { default: { driver: "overlay", labels } };
  // `docker stack deploy` replaces variables as Compose does, and here they are replaced already.
  return JSON.stringify({ version: "3.9", services: deployed, networks }, (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll("$", "$$$$") : value,
  );
}
