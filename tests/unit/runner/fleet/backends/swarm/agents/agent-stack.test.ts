import { expect, it } from "vitest";
import { type AgentRole, agentStack } from "../../../../../../../runner/fleet/backends/swarm/agents/agent-stack.ts";

const about = { image: "sha256:a", node: "node1", token: "a-token", mark: "manager/1-2-3" };
const stack = (role: AgentRole) => JSON.parse(agentStack({ role, ...about })).services[`benchbook-${role}`];

it.each<AgentRole>(["observe", "load"])("lets an agent that is to %s do no more than that, on one node", (role) => {
  expect(stack(role)).toMatchObject({
    ...{ user: "10001", read_only: true, cap_drop: ["ALL"], labels: { "benchbook.run": "manager/1-2-3" } },
    entrypoint: expect.arrayContaining(["setpriv", "--no-new-privs"]),
    environment: { BENCHBOOK_ROLE: role, BENCHBOOK_TOKEN: "a-token" },
    ports: [{ mode: "host" }],
    deploy: { placement: { constraints: ["node.id==node1"] }, restart_policy: { condition: "none" } },
  });
});

it("shows the machine's processes and their control groups, read-only, to that alone which looks at them", () => {
  const bound = (source: string, target: string) => ({ type: "bind", source, target, read_only: true });
  expect(stack("observe").volumes).toEqual([bound("/proc", "/host/proc"), bound("/sys/fs/cgroup", "/host/cgroup")]);
  expect(stack("observe").environment).toMatchObject({
    BENCHBOOK_PROC: "/host/proc",
    BENCHBOOK_CGROUPS: "/host/cgroup",
  });
  expect(stack("load").volumes).toEqual([]);
});
