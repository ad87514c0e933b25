import { AGENT_PORT } from "../../../../agent/serve.ts";
import type { Branch } from "../../../compose-file/syntax/yaml-tree.ts";
import { RUN_LABEL } from "../cluster/marks.ts";

/** What agents do: they look at the targets of their node, or send load from it. */
export type AgentRole = "observe" | "load";

/** What an agent's service is made of. */
export interface AgentContext {
  role: AgentRole;
  /** The id of its image. */
  image: string;
  /** The id of the node that it runs on. */
  node: string;
  /** Who knows it is answered. */
  token: string;
  /** The mark of this run. */
  mark: string;
}

/** What whoever looks at targets sees of its machine, and where: its processes, and what control groups allow these. */
const SEEN = { "/proc": "/host/proc", "/sys/fs/cgroup": "/host/cgroup" } as const;

/** The name that an agent's service has in the stack. */
export function agentName(role: AgentRole): string {
  return `benchbook-${role}`;
}

/**
 * The stack file, in JSON, of an agent on a node. It may do as little as it needs: no user of a machine, no
 * capability, nothing to write; who looks at targets sees the processes of its machine, and can change none.
 */
export function agentStack({ role, image, node, token, mark }: AgentContext): string {
  const labels = { [RUN_LABEL]: mark };
  const agent: Branch = {
    ...{ image, labels, networks: ["default"], read_only: true, cap_drop: ["ALL"], user: "10001" },
    entrypoint: ["setpriv", "--no-new-privs", "/benchbook/node_modules/node/bin/node", "runner/agent/main.ts"],
    environment: {
      ...{ BENCHBOOK_ROLE: role, BENCHBOOK_TOKEN: token },
      ...(role === "observe" && { BENCHBOOK_PROC: SEEN["/proc"], BENCHBOOK_CGROUPS: SEEN["/sys/fs/cgroup"] }),
    },
    volumes:
      role === "observe"
        ? Object.entries(SEEN).map(([source, target]) => ({ type: "bind", source, target, read_only: true }))
        : [],
    // The node chooses one that is free, on the addresses on which it publishes targets too.
    ports: [{ target: AGENT_PORT, protocol: "tcp", mode: "host" }],
    deploy: {
      ...{ labels, replicas: 1, endpoint_mode: "dnsrr", restart_policy: { condition: "none" } },
      placement: { constraints: [`node.id==${node}`] },
      resources: { limits: role === "observe" ? { memory: "256M", pids: 64 } : { pids: 512 } },
    },
  };
  const networks = { default: { driver: "overlay", labels } };
  return JSON.stringify({ version: "3.9", services: { [agentName(role)]: agent }, networks });
}
