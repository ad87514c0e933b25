import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { afterEach, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Steady } from "../../../../content/run/observations/steady.ts";
import type { CrashTestFolders } from "../../../../runner/checks/crash-test/run-until-killed.ts";
import { shortRunHere } from "../../../../runner/checks/crash-test/short-run.ts";
import { removeLeftovers } from "../../../../runner/guard/remove-leftovers.ts";
import { exists } from "../../../../runner/python/file-exists.ts";
import { readJournal } from "../../../../runner/run/journal/journal.ts";
import { journalStateOf } from "../../../../runner/run/journal/journal-state.ts";
import { identityOf } from "../../../../runner/run/resume/identity.ts";
import { endpointsOf } from "../../../fixture/endpoints.ts";
import { scratchFolder } from "../../../fixture/scratch.ts";
import { ROOT, runIn, scratchPlace } from "../command.ts";
import { runFilesIn } from "../run-files.ts";
import { runningServers } from "../running-servers.ts";
import { isFirstStep, startUntil } from "../start-until.ts";

const SHORT = await shortRunHere();

const SERVER = path.join(ROOT, "tests/fixture/misbehaving.py");

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

it("is ended in order when its time is over, and keeps what it has seen though it is killed when it goes on", async () => {
  // Too long to end in any of these times; which of them is enough to observe a window of steady load is up to the machine.
  const endless = ["under-load", ...SHORT, "--repetitions", "500"];
  let place = await scratchPlace();
  let said = "";
  for (const limit of [15, 30, 120, 480]) {
    place = await scratchPlace();
    const { lines, exitCode } = await runIn(place, [...endless, "--time-limit", String(limit)], null);
    said = lines.join("\n");
    expect(exitCode, said).toBe(1);
    expect(said).toContain(`expected the run to end within ${limit} s`);
    expect(await readdir(place.runs)).toEqual([]);
    if (/steady load.*\n.*\[\d/s.test(said)) break;
  }
  expect(said).toMatch(/--time-limit\nNothing is lost: \d+ observations are kept/);

  const before = await journalIn(place);
  expect(before.windows.length).toBeGreaterThan(0);
  await runIn(place, ["--resume"], { stage: "calibration", seconds: 2 });
  await removeLeftovers([place.runs]);
  const killed = await journalIn(place);
  const { exitCode, lines } = await runIn(place, ["--salvage", killed.id], null);
  expect(exitCode, lines.join("\n")).toBe(1);
  const { run } = await runFilesIn(place);
  expect(run).toMatchObject({ status: "partial", interruptions: [{ beforeOrder: before.observations.length }] });
  // Whatever it was doing when it was killed, what was observed before is all there, and once.
  expect(run?.observations.slice(0, before.observations.length)).toEqual(before.observations);
  expect(run?.observations).toHaveLength(killed.observations.length);
  const taken = killed.windows.map((one) => `${identityOf(one)} ${one.attempt}`);
  expect(new Set(taken).size).toBe(taken.length);
});

/** What the only journal of a place has. */
async function journalIn({ journals }: CrashTestFolders) {
  const [name = ""] = await readdir(journals);
  const { observations } = journalStateOf(await readJournal(path.join(journals, name)));
  const windows = observations.filter((seen): seen is Steady => seen.kind === "steady");
  return { id: path.basename(name, ".ndjson"), observations, windows };
}
