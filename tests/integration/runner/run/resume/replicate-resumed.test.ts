import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";
import { expect, it } from "vitest";
import { CONTRIBUTED } from "../../../../../content/run/contributed.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { stageBegunBy } from "../../../../../runner/checks/crash-test/run-stage.ts";
import type { CrashTestFolders } from "../../../../../runner/checks/crash-test/run-until-killed.ts";
import { readJournal } from "../../../../../runner/run/journal/journal.ts";
import { journalStateOf } from "../../../../../runner/run/journal/journal-state.ts";
import { fileOf, fixtureRun } from "../../../../fixture/made-run/run.ts";
import { ROOT, scratchPlace } from "../../start/command.ts";
import { retryWhileBusy } from "../../start/let-in.ts";
import { runners, runningServers } from "../../start/running-servers.ts";

const TARGET = "flask1xanalytics";
const ENDPOINT = "sync-cpubound";
const GONE = "gone";

/** A published run of one target, started alone, which takes a few seconds to measure again, and of one that is not here. */
async function published() {
  const { plan, targets, ...run } = await fixtureRun();
  const sweeps = plan.sweeps.filter(({ target, endpoint }) => target === TARGET && endpoint === ENDPOINT);
  const short = sweeps.map((sweep) => ({ ...sweep, workSeconds: 0.04, levels: [1, 3] }));
  return fixtureRun({
    ...run,
    plan: {
      ...{ ...plan, targets: [TARGET, GONE], models: [], targetSeconds: 0.04, coldStarts: true },
      sweeps: short.flatMap((sweep) => [sweep, { ...sweep, target: GONE }]),
    },
    targets: targets.flatMap((one) => (one.name === TARGET ? [one, { ...one, name: GONE, label: "Gone" }] : [])),
  });
}

/** Runs `replicate` to its end, or kills it among its bursts. */
async function replicate({ runs, journals }: CrashTestFolders, flags: string[], isKilled = false) {
  return retryWhileBusy(
    async () => {
      const command = [path.join(ROOT, "runner/main.ts"), "replicate", ...flags, "--no-build"];
      const env = { BENCHBOOK_RUNS: runs, BENCHBOOK_JOURNALS: journals };
      const running = execa(process.execPath, command, { cwd: ROOT, env, all: true, reject: false });
      runners.add(running.pid ?? 0);
      if (isKilled)
        for await (const line of createInterface({ input: running.all }))
          if (stageBegunBy(line) === "bursts") running.kill("SIGKILL");
      return running;
    },
    ({ all }) => all,
  );
}

/** Has a run that repeats none begin later, and not end. */
async function beginAnother(journals: string, journal: string): Promise<void> {
  const id = journal.replace(/^\d{4}/, "2099").replace(/\.ndjson$/, "");
  const [first = ""] = (await readFile(path.join(journals, journal), "utf8")).split("\n");
  const { plan, ...begun } = JSON.parse(first).begun;
  const line = JSON.stringify({ begun: { ...begun, id, plan: { ...plan, replicates: undefined } } });
  await writeFile(path.join(journals, `${id}.ndjson`), `${line}\n`);
}

/** Stores a run that repeats the same and began later, as if one had been begun anew meanwhile. */
async function anotherRepetition({ id: run, digest, plan }: Run, runs: string): Promise<string> {
  const id = "20990102T030405Z-quick-processes";
  const name = `${id}.json`;
  const later = await fixtureRun({ id, plan: { ...plan, replicates: { run, digest } } });
  await writeFile(path.join(runs, name), await fileOf(later));
  return name;
}

it("measures again what can be had here, resumes what was cut short, and says what both come to", async () => {
  const theirs = await published();
  const place = await scratchPlace();
  const file = path.join(place.runs, "..", "theirs.json");
  await writeFile(file, await fileOf(theirs));
  const cut = await replicate(place, [file, "--on", "processes"], true);
  expect(cut.signal).toBe("SIGKILL");
  expect(cut.all).toContain(`Repeating run ${theirs.id}, quick plan, measured on 2026-01-02 on`);
  expect(cut.all).toMatch(/^Different here: processor: .+ there; .+ here\.$/m);
  expect(cut.all).toContain("Not to be had here: Gone: it is not declared here.");
  const stored = path.join(place.runs, CONTRIBUTED, `${theirs.id}.json`);
  expect(await readFile(stored, "utf8")).toBe(await fileOf(theirs));
  const [journal = ""] = await readdir(place.journals);
  const before = journalStateOf(await readJournal(path.join(place.journals, journal)));
  expect(before.begun?.plan.replicates).toEqual({ run: theirs.id, digest: theirs.digest });

  await beginAnother(place.journals, journal);
  const newer = await anotherRepetition(theirs, place.runs);
  const resumed = await replicate(place, [theirs.id, "--resume"]);
  const id = path.basename(journal, ".ndjson");
  expect(resumed.all).toContain(`Resuming run ${id} after`);
  expect(resumed.all).toContain(`Run ${id} beside run ${theirs.id}:`);
  expect(resumed.all).toContain("Only in theirs: the target “Gone”.");
  const name = `${id}.json`;
  expect((await readdir(place.runs)).toSorted()).toEqual([name, newer, CONTRIBUTED]);
  const yours = await parseRun(await readFile(path.join(place.runs, name), "utf8"), name);
  expect(yours.plan.replicates?.run).toBe(theirs.id);
  expect(yours.plan.sweeps.map(({ levels }) => levels)).toEqual([[1, 3]]);
  expect(yours.interruptions).toHaveLength(1);
  // How long it took to start is what it took the first time.
  expect(yours.targets.map(({ coldStartSeconds }) => coldStartSeconds)).toEqual(
    before.started.targets.map(({ coldStartSeconds }) => coldStartSeconds),
  );
  expect(yours.targets.find(({ name }) => name === TARGET)?.coldStartSeconds).toBeGreaterThan(0);
  expect(yours.observations.slice(0, before.observations.length)).toEqual(before.observations);
  expect(await runningServers()).toEqual([]);

  const another = await replicate(place, [file, "--resume"]);
  expect(another.exitCode).toBe(2);
  expect(another.all).toContain(`expected an unfinished run that repeats ${theirs.id}, got none`);
});
