import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { execa, type ResultPromise } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { healthOf } from "../../../../runner/fleet/block/health.ts";
import { findAbsent } from "../../../../runner/fleet/find-absent.ts";
import type { Absence } from "../../../../runner/fleet/fleet.ts";
import { listeningOf } from "../../../../runner/observe/listening.ts";
import { readTree } from "../../../../runner/observe/read-processes.ts";
import { threeServices } from "../../../unit/runner/services.fixture.ts";

const FIRST_PORT = 6480;
const ELSEWHERE = 500;

/** What is said of services that never become ready once they listen, and where they do that, as processes. */
const SAID: Record<string, { said: RegExp; where?: RegExp }> = {
  mute: { said: /last: timeout: no whole answer within 2 s\)/ },
  garbage: { said: /last: expected an answer in HTTP, got something else/ },
  slams: { said: /last: the server (?:ended|reset) the connection/ },
  headers: { said: /last: expected headers of at most 16384 bytes, got more/ },
  interim: { said: /last: timeout: no whole answer within 2 s\)/ },
  elsewhere: {
    said: /last: nothing listens on the port: /,
    where: /; it listens on 127\.0\.0\.1:\d+; let its command listen on the BENCHBOOK_HOST and /,
  },
  ipv6: {
    said: /last: nothing listens on the port: /,
    where: /; it listens on \[::1\]:\d+; let its command listen on the BENCHBOOK_HOST and /,
  },
};
const HOW = Object.keys(SAID);

let running: { name: string; child: ResultPromise }[] = [];

/** Services that never become ready, each as far as it gets: it listens. */
beforeAll(async () => {
  running = HOW.map((name, index) => ({
    name,
    child: execa("python3", ["tests/fixture/servers/never_ready.py", name, "127.0.0.1", String(FIRST_PORT + index)], {
      reject: false,
    }),
  }));
  for (const { name, child } of running)
    while (listeningOf(child.pid ?? 0).length === 0) {
      if (readTree(child.pid ?? 0).length === 0)
        throw new Error(`expected ${name} to listen, got its end: ${(await child).stderr}`);
      await sleep(20);
    }
});

afterAll(async () => {
  for (const { child } of running) child.kill();
  await Promise.all(running.map(({ child }) => child));
});

/** A service that is one of these processes, and is asked on a port. */
const serviceOn = (name: string, port: number) => ({
  ...(threeServices[0] as (typeof threeServices)[number]),
  ...{ name, host: "127.0.0.1" as const, port, startSeconds: 0.1 },
  health: healthOf({ contract: true }),
});

const rootsNow = () =>
  new Map(running.map(({ name, child }) => [name, { pid: child.pid ?? 0, startedAt: 0, image: null }] as const));

/** Waits for all of them for so short a time that each is asked once. */
async function absent(isLocal: boolean): Promise<Map<string, Absence["reason"]>> {
  const fleet = { isLocal, ended: async () => undefined, lastLines: async () => "", roots: async () => rootsNow() };
  const services = HOW.map((name, index) => serviceOn(name, FIRST_PORT + index));
  const found = await findAbsent(fleet, services, new AbortController().signal);
  return new Map(found.map(({ name, reason }) => [name, reason]));
}

describe("a service that listens and never becomes ready", () => {
  let asProcesses: Awaited<ReturnType<typeof absent>>;

  beforeAll(async () => {
    asProcesses = await absent(true);
  });

  it.each(HOW)("is told by what it answered last, and where it listens if that is elsewhere: %s", (how) => {
    const reason = asProcesses.get(how);
    expect(reason).toMatch(/^not healthy within 0\.1 s \(last: /);
    expect(reason).toMatch(SAID[how]?.said ?? /never/);
    expect(reason).toMatch(
      SAID[how]?.where ?? /startSeconds in its x-benchbook block gives it longer, and health another path to answer$/m,
    );
  });

  it("is told by where it listens in its container, and how it is reached there", async () => {
    const inContainers = await absent(false);
    const port = (how: string) => FIRST_PORT + HOW.indexOf(how);
    expect(inContainers.get("elsewhere")).toMatch(
      new RegExp(`; in its container it listens on 127\\.0\\.0\\.1:${port("elsewhere") + ELSEWHERE}; let it listen on`),
    );
    expect(inContainers.get("ipv6")).toMatch(
      new RegExp(
        `; in its container it listens on \\[::1\\]:${port("ipv6")}; let it listen on 0\\.0\\.0\\.0: containers`,
      ),
    );
  });
});

it("is not taken for what answers in its place, whether it runs or has ended", async () => {
  const other = createServer((_, response) => response.end());
  await once(other.listen(0, "127.0.0.1"), "listening");
  const { port } = other.address() as AddressInfo;
  const reasonOf = async (isLocal: boolean, end?: string) => {
    const fleet = { isLocal, ended: async () => end, lastLines: async () => "", roots: async () => rootsNow() };
    const found = await findAbsent(fleet, [serviceOn("mute", port)], new AbortController().signal);
    return found[0]?.reason;
  };
  try {
    expect(await reasonOf(true)).toMatch(/\(last: something else answers on its port\).*; it listens on 127\.0\.0\.1:/);
    expect(await reasonOf(true, "its process exited with code 1")).toMatch(/its process exited with code 1/);
    // The engine sees to it that no container has another's port.
    expect(await reasonOf(false)).toBeUndefined();
  } finally {
    other.close();
  }
});
