import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

const HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
const LISTENS = "00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1234 1";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** A machine on which process 7 was started by process 3, in whose network these sockets are. */
async function machineWith(sockets: Record<"tcp" | "tcp6", string[]>) {
  const proc = await scratchFolder();
  for (const pid of ["3", "7"]) await mkdir(path.join(proc, pid, "net"), { recursive: true });
  await writeFile(path.join(proc, "7/status"), "Name:\tpython3\nPPid:\t3\n");
  for (const [table, rows] of Object.entries(sockets))
    await writeFile(path.join(proc, "3/net", table), [HEAD, ...rows].join("\n"));
  // What is listened on in the container's own network is not what its node publishes.
  await writeFile(path.join(proc, "7/net/tcp"), `${HEAD}\n   0: 0100007F:1389 ${LISTENS}`);
  vi.stubEnv("BENCHBOOK_PROC", proc);
  vi.resetModules();
  return import("../../../../runner/agent/published-on.ts");
}

it("tells on which addresses of a node the ports of a container are published, by the network of who has started it", async () => {
  const connected = "0200630A:1389 0100630A:C000 01 00000000:00000000 00:00000000 00000000     0        0 1 1";
  const { publishedOn } = await machineWith({
    tcp: [`   0: 0200630A:1389 ${LISTENS}`, `   1: 00000000:138A ${LISTENS}`, `   2: ${connected}`],
    tcp6: [`   0: 00000000000000000000000000000000:1389 ${LISTENS.replace("00000000", "0".repeat(32))}`],
  });
  expect(publishedOn(7, [5001])).toEqual(["10.99.0.2:5001", "[::]:5001"]);
  expect(publishedOn(7, [5002])).toEqual(["0.0.0.0:5002"]);
});

it("knows nothing of a process that is gone", async () => {
  const { publishedOn } = await machineWith({ tcp: [], tcp6: [] });
  expect(publishedOn(8, [5001])).toEqual([]);
});
