import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { startAgent } from "../../../../../../../runner/fleet/backends/swarm/agents/start-agent.ts";
import { scratchFolder } from "../../../../../../fixture/isolation/scratch.ts";

const STACK = "benchbook-load-1";
const NODE = {
  ...{ id: "id-of-a", hostname: "a", address: "10.99.0.2", unusable: null, path: null },
  ...{ cores: 2, memoryBytes: 8e9, architecture: "x86_64", operatingSystem: "linux", engine: "20.10.24" },
};

afterEach(() => vi.unstubAllEnvs());

it("starts no agent in a stack of the same name that somebody else has made, and says so", async () => {
  const folder = await scratchFolder();
  const docker = path.join(folder, "docker");
  const answers = `"service ls"*) echo id;; "service inspect"*) echo "${STACK}_web";; *) exit 1;;`;
  await writeFile(docker, `#!/bin/sh\ncase "$*" in ${answers} esac\n`);
  await chmod(docker, 0o755);
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  const faults: string[] = [];
  const about = { node: NODE, stack: STACK, token: "a-token", mark: "1-2-3", image: async () => "sha256:1" };
  const { signal } = new AbortController();
  expect(await startAgent("load", about, (reason) => faults.push(reason), signal)).toBeNull();
  expect(faults).toEqual([
    expect.stringContaining(`expected no services of the stack ${STACK} but this run's, got ${STACK}_web`),
  ]);
});
