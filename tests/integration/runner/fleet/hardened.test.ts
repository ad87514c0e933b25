import { once } from "node:events";
import { createServer } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import type { BackendName } from "../../../../content/run/circumstances/backend.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { CLASSIC, MODELS } from "../classic.ts";
import { classicRun, UP_IN_CLASSIC_RUN } from "../looked-at/classic-run.ts";
import { answers, EVERY, type Exposure, LOOPBACK, listeners, OTHERS } from "../looked-at/exposure.ts";
import { DECLARED, startable } from "../looked-at/looked-at-run.ts";
import { serversRun, UP_IN_SERVERS_RUN } from "../looked-at/servers-run.ts";
import { isComposeSkipped, whyComposeSkipped } from "../near-backends.ts";

/** What is looked at while it is measured; what is left of our services differs from one of these in its command alone. */
const ALL = [...UP_IN_CLASSIC_RUN, ...UP_IN_SERVERS_RUN];

/** What was seen of every service while it was measured. */
async function seenThrough(backend: BackendName): Promise<Map<string, Exposure>> {
  const [classic, servers] = [await classicRun(backend), await serversRun(backend)];
  return new Map([...classic.exposed, ...servers.exposed]);
}

function expectLoopbackOnly(exposure: Exposure | undefined): void {
  expect(exposure).toMatchObject({ listening: [LOOPBACK], onLoopback: true, elsewhere: [] });
}

describe.skipIf(isComposeSkipped)(`every container of Compose${whyComposeSkipped}`, () => {
  let seen: Map<string, Exposure>;

  beforeAll(async () => {
    seen = await seenThrough("compose");
  });

  it("is probed from inside: there are as many as there are services", () => {
    expect([...seen.keys()].toSorted()).toEqual(ALL.toSorted());
    const isUsual = ({ profiles }: Service) => !profiles.includes("servers") && !profiles.includes("database");
    const usual = DECLARED.filter(isUsual).map(({ name }) => name);
    expect(ALL).toEqual(expect.arrayContaining([...CLASSIC, ...MODELS, ...usual]));
  });

  it.each(ALL)("%s runs as nobody in particular, and can do nothing but its work", (name) => {
    const inside = seen.get(name)?.inside;
    expect(inside).toMatchObject({ uid: 10001, uids: ["10001", "10001", "10001", "10001"] });
    expect(inside).toMatchObject({ root: "OSError 30", code: "OSError 30", tmp: "written", tmpBytes: 64 * 1024 ** 2 });
    expect(inside?.caps).toEqual(Array(10).fill("0000000000000000"));
    expect(inside?.noNewPrivileges).toEqual(["1", "1"]);
    expect(inside).toMatchObject({ memory: String(2 * 1024 ** 3), pids: "256" });
  });

  it.each(ALL)("%s is reached on loopback and nowhere else", (name) => expectLoopbackOnly(seen.get(name)));
});

describe("every local process", () => {
  const local = startable(ALL, "processes");
  let seen: Map<string, Exposure>;

  beforeAll(async () => {
    seen = await seenThrough("processes");
  });

  it.each(local)("%s is reached on loopback and nowhere else", (name) => expectLoopbackOnly(seen.get(name)));
});

it("can tell an open port from one on loopback", async () => {
  const server = createServer().listen(0, "0.0.0.0");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  expect(await listeners(port)).toEqual([EVERY]);
  for (const address of OTHERS) expect(await answers(address, port)).toBe(true);
  server.close();
});
