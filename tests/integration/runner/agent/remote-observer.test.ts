import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { observingRoutes } from "../../../../runner/agent/observe-containers.ts";
import { agentServer, type Routes } from "../../../../runner/agent/serve.ts";
import { remoteObserver } from "../../../../runner/fleet/backends/swarm/agents/remote-observer.ts";
import { LOOPBACK } from "../../../../runner/load/address.ts";
import type { TargetObserver } from "../../../../runner/observe/target-observer.ts";

const TOKEN = "a-token-of-this-test";
const CONTAINER = "c".repeat(64);
const PROCESS = { pid: 1, parentPid: null, command: "python3", threads: 1, residentBytes: 1, cpuSeconds: 0 };
const USAGE = {
  atSeconds: [0],
  cpuSeconds: [0],
  residentBytes: [1],
  treeAtSeconds: [],
  processes: [],
  lookingSeconds: 0,
};

let agent: Server;
const lost: string[] = [];

afterEach(() => {
  agent.close();
  lost.length = 0;
});

/** Looks at this process through an agent. */
async function through(routes: Routes): Promise<TargetObserver> {
  agent = agentServer(TOKEN, routes).listen(0, LOOPBACK);
  await once(agent, "listening");
  const address = { host: LOOPBACK, port: (agent.address() as AddressInfo).port, token: TOKEN };
  const watched = { container: CONTAINER, pid: process.pid };
  return remoteObserver({ address, isLost: false }, watched, (reason) => lost.push(reason));
}

it("sees nothing of a process that is not of the container that it is asked for", async () => {
  const observer = await through(observingRoutes());
  expect(await observer.tree()).toEqual([]);
  expect(await (await observer.watch())()).toBeNull();
  expect([await observer.limits(), await observer.throttledPeriods()]).toEqual([null, null]);
  expect(lost).toEqual([]);
});

it("has a watch taken by the agent, and asks nothing between its beginning and its end", async () => {
  const asked: string[] = [];
  const note = (path: string, answer: unknown) => ({
    [path]: (about: unknown) => {
      asked.push(`${path} ${JSON.stringify(about)}`);
      return answer;
    },
  });
  const observer = await through({ ...note("/watch", 7), ...note("/watch/end", USAGE) });
  const end = await observer.watch();
  expect(asked).toEqual([`/watch {"container":"${CONTAINER}","pid":${process.pid}}`]);
  expect(await end()).toEqual(USAGE);
  expect(asked.at(-1)).toBe("/watch/end 7");
});

it("is told what the target is allowed, and how often it was held back", async () => {
  const limits = { cpuQuotaCores: 0.5, memoryBytes: 2 ** 28, cores: 1 };
  const observer = await through({ "/limits": () => limits, "/throttled": () => 3 });
  expect([await observer.limits(), await observer.throttledPeriods()]).toEqual([limits, 3]);
});

it("says once that its agent no longer answers, and sees nothing from then on", async () => {
  const observer = await through({ "/tree": () => [PROCESS], "/watch": () => 7 });
  expect(await observer.tree()).toHaveLength(1);
  const end = await observer.watch();
  agent.close();
  expect(await end()).toBeNull();
  expect(await observer.tree()).toEqual([]);
  expect(lost).toEqual([expect.stringContaining("ECONNREFUSED")]);
});

it("asks an agent once more that gave no answer, before it sees nothing more through it", async () => {
  let asked = 0;
  const tree = () => {
    asked += 1;
    if (asked === 1) throw new Error("busy");
    return [PROCESS];
  };
  const observer = await through({ "/tree": tree });
  expect(await observer.tree()).toHaveLength(1);
  expect([asked, lost]).toEqual([2, []]);
});

it("believes no agent that answers something else", async () => {
  const observer = await through({ "/tree": () => [{ pid: "one" }] });
  expect(await observer.tree()).toEqual([]);
  expect(lost).toHaveLength(1);
});
