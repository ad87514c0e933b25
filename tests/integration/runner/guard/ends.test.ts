import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { afterEach, expect, it } from "vitest";
import { stringify } from "yaml";

import { exists } from "../../../../runner/program/disk.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { endpointsOf } from "../../../fixture/made-run/endpoints.ts";
import { ROOT } from "../start/command.ts";
import { runningServers } from "../start/running-servers.ts";
import { isFirstStep, startUntil } from "../start/start-until.ts";

const SERVER = path.join(ROOT, "tests/fixture/servers/misbehaving.py");

afterEach(async () => expect(await runningServers()).toEqual([]));

it("kills at once what does not stop when it is interrupted twice, and ends with 130", async () => {
  const port = 5990;
  const folder = await scratchFolder();
  const asked = path.join(folder, "asked-to-stop");
  const server = `(trap '' TERM; exec python3 ${SERVER} well 127.0.0.1 ${port}) &`;
  const command = ["sh", "-c", `trap 'echo > ${asked}' TERM; ${server} wait; wait`];
  const block = { label: "Stubborn", family: "test", endpoints: endpointsOf("sync-cpubound") };
  const stubborn = { command, ports: [`127.0.0.1:${port}:5000`], "x-benchbook": block };
  const file = path.join(folder, "docker-compose.yml");
  await writeFile(file, stringify({ services: { stubborn } }));
  const flags = ["--plan", "quick", "--on", "processes", "--file", file];
  const { measuring } = await startUntil(isFirstStep, flags);
  measuring.kill("SIGINT");
  while (!(await exists(asked))) await sleep(20);
  // Both would be one, as a terminal and a package manager pass on one Ctrl-C, if the second came at once.
  await sleep(600);
  measuring.kill("SIGINT");
  expect((await measuring).exitCode).toBe(130);
  expect((await execa("pgrep", ["--full", SERVER], { reject: false })).stdout).toBe("");
});
