import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { afterEach, expect, it } from "vitest";
import { SHORT } from "../../../../runner/checks/crash-test/kill-and-resume.ts";
import { OWNER, OWNER_VARIABLE } from "../../../../runner/guard/owner.ts";
import { ROOT, runIn, scratchPlace, startMeasure } from "../command.ts";
import { projectWith } from "../project.ts";
import { runningServers } from "../running-servers.ts";
import { isFirstStep, startUntil } from "../start-until.ts";
import { wholeRun } from "../whole-run.ts";

const SERVER = path.join(ROOT, "tests/fixture/misbehaving.py");
const onLinux = process.platform === "linux";

afterEach(async () => expect(await runningServers()).toEqual([]));

it("refuses a second run while one is under way, and the first does not notice", async () => {
  const { measuring: first, place } = await startUntil(isFirstStep, SHORT);
  const { exitCode, all } = await startMeasure(await scratchPlace(), SHORT);
  expect(exitCode).toBe(3);
  expect(all).toMatch(
    new RegExp(`another run is under way on this machine \\(PID ${first.pid}, since \\d{4}-\\S+Z\\)`),
  );
  const ended = await first;
  await wholeRun(place, ended.exitCode, ended.all);
});

it("kills at once what does not stop when it is interrupted twice, and ends with 130", async () => {
  const port = 5990;
  const command = ["sh", "-c", `trap '' TERM; exec python3 ${SERVER} well 127.0.0.1 ${port}`];
  const file = await projectWith({ stubborn: { command, port, label: "Stubborn", endpoints: ["sync-cpubound"] } });
  const flags = ["--plan", "quick", "--on", "processes", "--file", file];
  const { measuring } = await startUntil(isFirstStep, flags);
  measuring.kill("SIGINT");
  // Both would be one, as a terminal and a package manager pass on one Ctrl-C, if the second came at once.
  await sleep(900);
  measuring.kill("SIGINT");
  expect((await measuring).exitCode).toBe(130);
  expect((await execa("pgrep", ["--full", SERVER], { reject: false })).stdout).toBe("");
});

it("is ended in order when its time is over, and says how to go on", async () => {
  // Too long to end in any of these times; which of them is enough to observe something is up to the machine.
  const endless = [...SHORT, "--repetitions", "500"];
  let said = "";
  for (const limit of [8, 30, 120, 480]) {
    const place = await scratchPlace();
    const { lines, exitCode } = await runIn(place, [...endless, "--time-limit", String(limit)], null);
    said = lines.join("\n");
    expect(exitCode, said).toBe(1);
    expect(said).toContain(`expected the run to end within ${limit} s`);
    expect(await readdir(place.runs)).toEqual([]);
    if (lines.some((line) => line.startsWith("[2/"))) break;
  }
  expect(said).toMatch(/--time-limit\nNothing is lost: \d+ observations are kept/);
});

it.runIf(onLinux)(
  "removes what a killed run has left at the next start, and nothing that only looks like it",
  async () => {
    const place = await scratchPlace();
    const looks = ["-c", "exec -a 'uvicorn targets.fastapi.app:app --port=5001' sleep 300"];
    const foreign = execa("bash", looks, { reject: false });
    const ofTheLiving = execa("bash", looks, { reject: false, env: { [OWNER_VARIABLE]: OWNER } });
    await runIn(place, SHORT, { stage: "bursts", seconds: 0 });
    const left = await runningServers();
    expect(left.length).toBeGreaterThan(1);
    const [id] = (await readdir(place.journals)).map((name) => path.basename(name, ".ndjson"));
    for (const name of [`${id}.json.12345`, "notes.json.12345"]) await writeFile(path.join(place.runs, name), "{");
    const { exitCode, lines } = await runIn(place, ["--resume"], null);
    const survivors = await runningServers();
    const areThere = [foreign, ofTheLiving].map(({ pid = 0 }) => process.kill(pid, 0));
    foreign.kill();
    ofTheLiving.kill();
    await Promise.all([foreign, ofTheLiving]);
    await wholeRun(place, exitCode, lines.join("\n"));
    const removed = lines.find((line) => line.startsWith("Removed what a run that was killed had left: ")) ?? "";
    for (const one of [...left, `${id}.json.12345`]) expect(removed).toMatch(new RegExp(`\\b${RegExp.escape(one)}\\b`));
    expect(removed).not.toContain("notes");
    expect(survivors).toEqual([]);
    expect(areThere).toEqual([true, true]);
    expect((await readdir(place.runs)).toSorted()).toEqual([`${id}.json`, "notes.json.12345"]);
  },
);
