import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeFleet } from "../../../../runner/fleet/backends/compose/compose-fleet.ts";
import { findEngine } from "../../../../runner/fleet/backends/compose/engine.ts";
import { processFleet } from "../../../../runner/fleet/backends/processes/process-fleet.ts";
import type { Fleet } from "../../../../runner/fleet/fleet.ts";
import { readServices, type Service } from "../../../../runner/fleet/read-services.ts";
import { CLASSIC, MODELS } from "../classic.ts";
import { ROOT } from "../command.ts";
import { holdMachine } from "../hold-machine.ts";

const engine = await findEngine();
const skipped = !engine.answers && !process.env.BENCHBOOK_REQUIRE_COMPOSE;
const why = skipped && !engine.answers ? ` (skipped: ${engine.reason})` : "";
const signal = new AbortController().signal;
const declared = await readServices(path.join(ROOT, "docker-compose.yml"), [0]);
const { variables } = declared;
/** Of the other servers one for each kind of image: those that share an image differ in their command alone. */
const OF_EACH_IMAGE = ["granianasgi", "nodeserver", "goserver"];
const services = declared.services.filter(
  ({ name, profiles }) => !profiles.includes("servers") || OF_EACH_IMAGE.includes(name),
);
/** Those that a machine without other languages' tools can start. */
const local = services.filter(({ programs }) => programs.length === 0);
const ours = services.map(({ name }) => name);

/** Addresses of this machine that others can reach. */
const OTHERS = Object.values(os.networkInterfaces()).flatMap(
  (all) => all?.filter(({ internal, family }) => !internal && family === "IPv4").map(({ address }) => address) ?? [],
);

/** Tries from inside what must not be possible; says who it is and what the kernel allows it and its first process. */
const PROBE = `
import json, os, pathlib
def tries(path):
    try:
        pathlib.Path(path).write_text("x")
        return "written"
    except OSError as error:
        return type(error).__name__ + " " + str(error.errno)
def status(pid):
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return {key: value.split() for key, _, value in (line.partition(":") for line in lines)}
def limit(*names):
    found = [p for n in names for p in [pathlib.Path("/sys/fs/cgroup", n)] if p.exists()]
    return found[0].read_text().strip() if found else None
first, own = status(1), status("self")
print(json.dumps({
    "uid": os.getuid(), "uids": first["Uid"], "groups": os.getgroups(),
    "root": tries("/probe"), "code": tries("/benchbook/targets/probe"), "tmp": tries("/tmp/probe"),
    "caps": [s[c][0] for s in (first, own) for c in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")],
    "noNewPrivileges": [first["NoNewPrivs"][0], own["NoNewPrivs"][0]],
    "tmpBytes": os.statvfs("/tmp").f_blocks * os.statvfs("/tmp").f_frsize, "memory": limit("memory.max", "memory/memory.limit_in_bytes"), "pids": limit("pids.max", "pids/pids.max"),
}))
`;

/** How the kernel writes 127.0.0.1, every address, and that a socket listens. */
const [LOOPBACK, EVERY, LISTENING] = ["0100007F", "00000000", "0A"];

/** The local addresses on which something listens on a port, as the kernel writes them, of both kinds, each once: workers may have sockets of their own. */
async function listeners(port: number): Promise<string[]> {
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "utf8").catch(() => "")),
  );
  const rows = tables.flatMap((table) => table.split("\n").slice(1)).map((line) => line.trim().split(/\s+/));
  const wanted = port.toString(16).toUpperCase().padStart(4, "0");
  const addresses = rows
    .filter(([, local, , state]) => state === LISTENING && local?.endsWith(`:${wanted}`))
    .map(([, local = ""]) => local.split(":")[0] ?? "");
  return [...new Set(addresses)];
}

/** Whether a connection to a port is taken. */
function answers(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: 2000 });
  socket.once("connect", () => resolve(true));
  for (const event of ["error", "timeout"]) socket.once(event, () => resolve(false));
  return promise.finally(() => socket.destroy());
}

async function expectLoopbackOnly({ port }: Service): Promise<void> {
  expect(await listeners(port)).toEqual([LOOPBACK]);
  expect(await answers("127.0.0.1", port)).toBe(true);
  for (const address of OTHERS) expect(await answers(address, port), address).toBe(false);
}

let letGo: () => Promise<void>;
beforeAll(async () => {
  letGo = await holdMachine();
});
afterAll(() => letGo());

const servicesOf = (name: string) => services.find((service) => service.name === name) as Service;

describe.skipIf(skipped)(`every container of Compose${why}`, () => {
  let fleet: Fleet;
  /** What each container's probe saw. */
  let seenIn: Map<string, Record<string, unknown>>;

  beforeAll(async () => {
    fleet = composeFleet(path.join(ROOT, "docker-compose.yml"), variables);
    expect(await fleet.up(services, signal)).toEqual([]);
    seenIn = new Map(await Promise.all(ours.map(async (name) => [name, await probe(name)] as const)));
  });

  afterAll(() => fleet.down());

  /** What a program sees that was started in a container. */
  async function probe(name: string) {
    const { stdout } = await execa("docker", ["exec", `benchbook-${name}-1`, "python", "-c", PROBE]);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  it("is probed from inside: there are as many as there are services", async () => {
    expect([...(await fleet.roots()).keys()].toSorted()).toEqual(ours.toSorted());
    expect(ours).toEqual(expect.arrayContaining([...CLASSIC, ...MODELS]));
  });

  it.each(ours)("%s runs as nobody in particular, and can do nothing but its work", (name) => {
    const seen = seenIn.get(name);
    expect(seen).toMatchObject({ uid: 10001, uids: ["10001", "10001", "10001", "10001"] });
    expect(seen).toMatchObject({ root: "OSError 30", code: "OSError 30", tmp: "written", tmpBytes: 64 * 1024 ** 2 });
    expect(seen?.caps).toEqual(Array(10).fill("0000000000000000"));
    expect(seen?.noNewPrivileges).toEqual(["1", "1"]);
    expect(seen).toMatchObject({ memory: String(2 * 1024 ** 3), pids: "256" });
  });

  it.each(ours)("%s is reached on loopback and nowhere else", (name) => expectLoopbackOnly(servicesOf(name)));
});

describe("every local process", () => {
  let fleet: Fleet;

  beforeAll(async () => {
    fleet = processFleet({ project: ROOT, cacheFolder: path.join(ROOT, ".benchbook"), cores: [0], pinned: false });
    expect(await fleet.up(local, signal)).toEqual([]);
  });

  afterAll(() => fleet.down());

  it.each(local.map(({ name }) => name))("%s is reached on loopback and nowhere else", (name) =>
    expectLoopbackOnly(servicesOf(name)),
  );
});

it("can tell an open port from one on loopback", async () => {
  const server = createServer().listen(0, "0.0.0.0");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  expect(await listeners(port)).toEqual([EVERY]);
  for (const address of OTHERS) expect(await answers(address, port)).toBe(true);
  server.close();
});
