import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { composeFleet } from "../../../../runner/fleet/backends/compose/compose-fleet.ts";
import { processFleet } from "../../../../runner/fleet/backends/processes/process-fleet.ts";
import { composeReader } from "../../../../runner/fleet/compose-file/compose-reader.ts";
import type { Fleet } from "../../../../runner/fleet/fleet.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { startTicks } from "../../../../runner/guard/marks/owner.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { threeServices } from "../../../unit/runner/services.fixture.ts";
import { isComposeSkipped, whyComposeSkipped } from "../near-backends.ts";
import { holdMachine } from "../start/hold-machine.ts";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
const signal = new AbortController().signal;

const failing: Service = {
  ...(threeServices[0] as Service),
  name: "failing",
  port: 5987,
  command: ["python3", "-c", "print('the disk is made of cheese', flush=True); raise SystemExit(1)"],
};

let fleet: Fleet | undefined;
let letGo: () => Promise<void>;
beforeEach(async () => {
  letGo = await holdMachine();
});
afterEach(async () => {
  try {
    await fleet?.down();
  } finally {
    await letGo();
  }
});

async function lines(...args: string[]): Promise<string[]> {
  const { stdout } = await execa("docker", args);
  return stdout.split("\n").filter(Boolean);
}

/** The IDs of the containers of a run, those that have ended among them. */
const containers = () => lines("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=benchbook");

describe("a target that does not come up", () => {
  it("is told with its last log lines when it is a process", async () => {
    fleet = processFleet({ project: ROOT, cacheFolder: path.join(ROOT, ".benchbook"), cores: [0], pinned: false });
    const [absence] = await fleet.up([failing], signal);
    expect(absence?.name).toBe("failing");
    expect(absence?.reason).toMatch(
      /its process exited with code 1\nIts last log lines:\n {2}the disk is made of cheese/,
    );
  });

  it("leaves nothing behind where it makes itself a daemon", async () => {
    fleet = processFleet({ project: ROOT, cacheFolder: path.join(ROOT, ".benchbook"), cores: [0], pinned: false });
    const file = path.join(await scratchFolder(), "pid");
    const daemon = `setsid sh -c 'echo $$ > ${file}; exec sleep 600' & while [ ! -s ${file} ]; do :; done`;
    const [absence] = await fleet.up([{ ...failing, command: ["sh", "-c", daemon] }], signal);
    expect(absence?.reason).toMatch(/its process exited with code 0\nIts log is empty/);
    const pid = Number(await readFile(file, "utf8"));
    expect(startTicks(pid)).not.toBeNull();
    await fleet.down();
    expect(startTicks(pid)).toBeNull();
  });

  it.skipIf(isComposeSkipped)(
    `is told with its last log lines when it is a container of Compose, built or not, whose log is bounded and which is removed${whyComposeSkipped}`,
    async () => {
      const file = path.join(await scratchFolder(), "docker-compose.yml");
      const service = { image: "python:3.13-slim", command: failing.command };
      const logging = { driver: "json-file", options: { "max-size": "7k" } };
      const somebodys = `benchbook-test-${randomUUID()}`;
      const own = { ...service, logging, container_name: somebodys, volumes: ["named:/named", "given:/given"] };
      const services = {
        failing: { ...service, ports: ["127.0.0.1:5987:5000"], depends_on: ["own"] },
        unbuilt: {
          build: { dockerfile_inline: "FROM python:3.13-slim\nRUN echo the disk is full of cheese && false\n" },
          ports: ["127.0.0.1:5988:5000"],
        },
        own,
      };
      const volumes = { named: { name: somebodys }, given: { name: somebodys, external: true } };
      await writeFile(file, JSON.stringify({ services, volumes }));
      await lines("volume", "create", somebodys);
      onTestFinished(async () => void (await lines("volume", "rm", "--force", somebodys)));
      fleet = composeFleet({ file, variables: {}, reader: composeReader(file) });
      const absent = await fleet.up([failing, { ...failing, name: "unbuilt", port: 5988 }], signal);
      const reasons = Object.fromEntries(absent.map(({ name, reason }) => [name, reason]));
      expect(Object.keys(reasons).toSorted()).toEqual(["failing", "unbuilt"]);
      expect(reasons.unbuilt).toMatch(/^docker compose up failed; its last lines:\n[\s\S]*the disk is full of cheese/);
      expect(reasons.failing).toMatch(
        /its container exited with code 1\nIts last log lines:\n {2}the disk is made of cheese/,
      );
      const format = '{"{{index .Config.Labels "com.docker.compose.service"}}":{{json .HostConfig.LogConfig.Config}}}';
      const kept = await lines("inspect", "--format", format, ...(await containers()));
      expect(Object.assign({}, ...kept.map((line) => JSON.parse(line)))).toEqual({
        failing: { "max-file": "2", "max-size": "500k" },
        own: { "max-size": "7k" },
      });
      const mounted = "{{range .Mounts}}{{println .Name}}{{end}}";
      expect((await lines("inspect", "--format", mounted, "benchbook-own-1")).toSorted()).toEqual(
        [somebodys, "benchbook_named"].toSorted(),
      );
      await fleet.down();
      expect(await containers()).toEqual([]);
      // What somebody has under the same name is not touched, nor what the file calls external.
      const left = await lines("volume", "ls", "--quiet", "--filter", "name=benchbook");
      expect(left).toContain(somebodys);
      expect(left).not.toContain("benchbook_named");
    },
  );
});
