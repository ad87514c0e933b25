import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { afterEach, expect, it } from "vitest";
import { OWNER, OWNER_VARIABLE } from "../../../../runner/guard/owner.ts";
import { SHORT } from "../../../../runner/torture/cycle.ts";
import { run } from "../../../../runner/torture/run.ts";
import { journalsOf, ROOT, runningServers, scratchFolder, startMeasure } from "../command.ts";
import { projectWith } from "../project.ts";

const SERVER = path.join(ROOT, "tests/fixture/misbehaving.py");
const onLinux = process.platform === "linux";

afterEach(async () => expect(await runningServers()).toEqual([]));

async function untilServing(pattern: string): Promise<void> {
  while ((await execa("pgrep", ["--full", pattern], { reject: false })).exitCode !== 0) await sleep(50);
  await sleep(500);
}

it("refuses a second run while one is under way, and the first does not notice", async () => {
  const first = startMeasure(await scratchFolder(), SHORT);
  await untilServing("targets\\.fastapi\\.app:app");
  const { exitCode, all } = await startMeasure(await scratchFolder(), SHORT);
  expect(exitCode).toBe(3);
  expect(all).toMatch(
    new RegExp(`another run is under way on this machine \\(PID ${first.pid}, since \\d{4}-\\S+Z\\)`),
  );
  expect((await first).exitCode).toBe(0);
});

it("kills at once what does not stop when it is interrupted twice, and ends with 130", async () => {
  const port = 5990;
  const command = ["sh", "-c", `trap '' TERM; exec python3 ${SERVER} well 127.0.0.1 ${port}`];
  const file = await projectWith({ stubborn: { command, port, label: "Stubborn", endpoints: ["sync-cpubound"] } });
  const flags = ["--plan", "quick", "--on", "processes", "--file", file];
  const measuring = startMeasure(await scratchFolder(), flags);
  await untilServing(SERVER);
  measuring.kill("SIGINT");
  await sleep(900);
  const asked = Date.now();
  measuring.kill("SIGINT");
  expect((await measuring).exitCode).toBe(130);
  expect(Date.now() - asked).toBeLessThan(2500);
  expect((await execa("pgrep", ["--full", SERVER], { reject: false })).stdout).toBe("");
});

it("is ended in order when its time is over, and says how to go on", async () => {
  const folder = await scratchFolder();
  const { exitCode, all } = await startMeasure(folder, [...SHORT, "--time-limit", "4.2"]);
  expect(exitCode, all).toBe(1);
  expect(all).toMatch(/expected the run to end within 4.2 s.*--time-limit\nNothing is lost: \d+ observations are kept/);
  expect(await readdir(folder)).toEqual([]);
});

it.runIf(onLinux)(
  "removes what a killed run has left at the next start, and nothing that only looks like it",
  async () => {
    const runs = await scratchFolder();
    const place = { runs, journals: journalsOf(runs) };
    const looks = ["-c", "exec -a 'uvicorn targets.fastapi.app:app --port=5001' sleep 300"];
    const foreign = execa("bash", looks, { reject: false });
    const ofTheLiving = execa("bash", looks, { reject: false, env: { [OWNER_VARIABLE]: OWNER } });
    await run(place, SHORT, { stage: "bursts", seconds: 0.1 });
    const left = await runningServers();
    expect(left.length).toBeGreaterThan(2);
    const [id] = (await readdir(place.journals)).map((name) => path.basename(name, ".ndjson"));
    for (const name of [`${id}.json.12345`, "notes.json.12345"]) await writeFile(path.join(runs, name), "{");
    const { exitCode, lines } = await run(place, ["--resume"], null);
    const survivors = await runningServers();
    foreign.kill();
    ofTheLiving.kill();
    await Promise.all([foreign, ofTheLiving]);
    expect(exitCode, lines.join("\n")).toBe(0);
    expect(lines.join("\n")).toMatch(
      new RegExp(
        `Removed what a run that was killed had left: 2 processes \\(PID \\d+, \\d+\\), ${id}\\.json\\.12345\\.`,
      ),
    );
    expect(survivors.map(Number).toSorted()).toEqual([foreign.pid, ofTheLiving.pid].toSorted());
    expect((await readdir(runs)).toSorted()).toEqual([`${id}.json`, "notes.json.12345"]);
  },
);
