import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { leaseOf } from "../../../../../../../runner/fleet/backends/swarm/cluster/lease.ts";
import { scratchFolder } from "../../../../../../fixture/isolation/scratch.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/**
 * Puts a `docker` first on the path that takes the lock of a Swarm; returns how it ends, so that nobody answers any more.
 */
async function manager(): Promise<() => Promise<void>> {
  const folder = await scratchFolder();
  const file = path.join(folder, "docker");
  await writeFile(file, "#!/bin/sh\nexit 0\n");
  await chmod(file, 0o755);
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  return () => writeFile(file, "#!/bin/sh\necho Cannot connect to the Docker daemon >&2; exit 1\n");
}

it("says that all is still there where the manager has ended before anything could be removed", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const end = await manager();
  const lease = leaseOf("id-of-manager");
  await lease.take();
  await end();
  await lease.giveBack();
  expect(said.mock.calls.flat()).toEqual([
    expect.stringMatching(/expected the manager of the Swarm to answer, but it does not/),
  ]);
});

it("says nothing where nothing was taken", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  await (await manager())();
  await leaseOf("id-of-manager").giveBack();
  expect(said).not.toHaveBeenCalled();
});
