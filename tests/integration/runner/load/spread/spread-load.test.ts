import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { endpointSchema } from "../../../../../content/run/parts/endpoint.ts";
import type { OpenLoop } from "../../../../../content/run/parts/load-window.ts";
import { decodeHistogram } from "../../../../../content/statistics/histogram.ts";
import { type AgentAddress, askAgent } from "../../../../../runner/agent/ask-agent.ts";
import { generatingRoutes, type LoadJob } from "../../../../../runner/agent/generate-load.ts";
import { agentServer, type Routes } from "../../../../../runner/agent/serve.ts";
import { LOOPBACK } from "../../../../../runner/load/address.ts";
import { spreadLoad } from "../../../../../runner/load/spread/spread-load.ts";
import type { Load } from "../../../../../runner/load/steady/load-window.ts";
import { LoggingServer } from "../steady/logging-server.ts";

// Agents as they run on nodes, on this machine.

const TOKEN = "a-token-of-this-test";
const HOUR = 3600;

let server: LoggingServer;
const agents: Server[] = [];

beforeEach(async () => {
  server = await LoggingServer.start();
});

afterEach(() => {
  for (const agent of agents.splice(0)) agent.close();
  return server.close();
});

/** Starts an agent that sends load, or does otherwise. */
async function agent(routes: Routes = generatingRoutes()): Promise<AgentAddress> {
  const started = agentServer(TOKEN, routes).listen(0, LOOPBACK);
  agents.push(started);
  await once(started, "listening");
  return { host: LOOPBACK, port: (started.address() as AddressInfo).port, token: TOKEN };
}

/** The same on a machine whose clock is so much ahead. */
function ahead(seconds: number): Routes {
  const routes = generatingRoutes();
  const here = (asked: unknown) => ({
    ...(asked as LoadJob),
    startsAt: (asked as LoadJob).startsAt - seconds,
  });
  return {
    ...routes,
    "/clock": (asked, signal) => Number(routes["/clock"]?.(asked, signal)) + seconds,
    "/window": (asked, signal) => routes["/window"]?.(here(asked), signal),
  };
}

const endpoint = endpointSchema.parse({
  ...{ name: "known", label: "Known", path: "/", work: "fixed", executor: "event-loop" },
});
const loop: OpenLoop = { kind: "open", ratePerSecond: 100, arrivals: "even", seed: 5, mostConnections: 100 };
const load = (): Load => ({
  request: {
    host: LOOPBACK,
    port: server.port,
    path: "/fixed",
    timeoutSeconds: 60,
    use: "kept",
    wanted: { endpoint, amount: null },
  },
  ...{ loop, warmUpSeconds: 0, seconds: 0.5, threads: 1, signal: new AbortController().signal },
});

it("makes one window of what two generators sent, whose clocks are an hour apart", async () => {
  const lost: string[] = [];
  const send = spreadLoad([await agent(), await agent(ahead(HOUR))], (reason) => lost.push(reason));
  const window = await send(load());
  expect(lost).toEqual([]);
  // Each has the half of what is due, when it is due: a clock that is misread would have it all missed, or never sent.
  const [one, other] = window.generators ?? [];
  expect([one, other]).toEqual([expect.objectContaining({ offered: 25 }), expect.objectContaining({ offered: 25 })]);
  expect(window).toMatchObject({ offered: 50, answered: window.sent });
  expect(decodeHistogram(window.latency ?? "").totalCount).toBe(window.answered);
  expect(server.seen.length).toBe(window.sent);
});

it("takes nothing from a generator whose clock stepped while it sent, and says so", async () => {
  let isSet = false;
  const routes = generatingRoutes();
  const stepping: Routes = {
    ...routes,
    "/clock": (asked, signal) => Number(routes["/clock"]?.(asked, signal)) + (isSet ? HOUR : 0),
    "/window": async (asked, signal) => {
      const window = await routes["/window"]?.(asked, signal);
      isSet = true;
      return window;
    },
  };
  const lost: string[] = [];
  const window = await spreadLoad([await agent(), await agent(stepping)], (reason) => lost.push(reason))(load());
  const said = /got one that stepped by 3600 s while it sent/;
  expect(window.generators?.map(({ error }) => error)).toEqual([null, expect.stringMatching(said)]);
  expect([window.offered, lost]).toEqual([25, [expect.stringMatching(said)]]);
});

it("asks a generator that is gone no more, and goes on with the others", async () => {
  const lost: string[] = [];
  const send = spreadLoad([await agent(), await agent()], (reason) => lost.push(reason));
  agents.pop()?.close();
  const window = await send(load());
  expect(window.generators?.map(({ error }) => error)).toEqual([null, expect.stringContaining("ECONNREFUSED")]);
  expect(lost).toHaveLength(1);
  expect((await send(load())).generators).toEqual([expect.objectContaining({ error: null, offered: 50 })]);
  expect(lost).toHaveLength(1);
});

it("tells nobody anything who does not know the run's token", async () => {
  const address = await agent();
  expect(await askAgent(address, "/clock", null)).toBeGreaterThan(0);
  await expect(askAgent({ ...address, token: "another" }, "/clock", null)).rejects.toThrow(/got 401: null/);
  await expect(askAgent(address, "/etc/passwd", null)).rejects.toThrow(/got 404/);
});
