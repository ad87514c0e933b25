import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import os from "node:os";
import { execa } from "execa";
import type { BackendName } from "../../../../content/run/circumstances/backend.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";

/** Addresses of this machine that others can reach. */
export const OTHERS = Object.values(os.networkInterfaces()).flatMap(
  (all) => all?.filter(({ internal, family }) => !internal && family === "IPv4").map(({ address }) => address) ?? [],
);

/** Where a service can be reached while it is up, and what a program in its container sees; null for a process. */
export interface Exposure {
  /** See {@link listeners}. */
  listening: string[];
  onLoopback: boolean;
  /** Those of {@link OTHERS} that take a connection. */
  elsewhere: string[];
  inside: Record<string, unknown> | null;
}

/** Looks at a service that is up. */
export async function exposureOf({ name, port }: Service, backend: BackendName): Promise<Exposure> {
  const open = await Promise.all(OTHERS.map(async (address) => ((await answers(address, port)) ? [address] : [])));
  return {
    listening: await listeners(port),
    onLoopback: await answers("127.0.0.1", port),
    elsewhere: open.flat(),
    inside: backend === "compose" ? await probe(name) : null,
  };
}

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

/** What a program sees that was started in a container. */
async function probe(name: string): Promise<Record<string, unknown>> {
  const { stdout } = await execa("docker", ["exec", `benchbook-${name}-1`, "python", "-c", PROBE]);
  return JSON.parse(stdout);
}

/** How the kernel writes 127.0.0.1, every address, and that a socket listens. */
export const [LOOPBACK, EVERY, LISTENING] = ["0100007F", "00000000", "0A"];

/**
 * The local addresses on which something listens on a port, as the kernel writes them, of both kinds, each once: workers may
 * have sockets of their own.
 */
export async function listeners(port: number): Promise<string[]> {
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
export function answers(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: 2000 });
  socket.once("connect", () => resolve(true));
  for (const event of ["error", "timeout"]) socket.once(event, () => resolve(false));
  return promise.finally(() => socket.destroy());
}
