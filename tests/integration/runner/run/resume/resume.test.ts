import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa, type ResultPromise } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { lostObservations } from "../../../../../runner/checks/crash-test/lost-observations.ts";
import type { CrashTestFolders, RunOutcome } from "../../../../../runner/checks/crash-test/run-until-killed.ts";
import { shortRunHere } from "../../../../../runner/checks/crash-test/short-run.ts";
import { OWNER, OWNER_VARIABLE } from "../../../../../runner/guard/marks/owner.ts";
import { withChosenAmounts } from "../../../../../runner/plan/amounts.ts";
import { readJournal } from "../../../../../runner/run/journal/journal.ts";
import type { Entry } from "../../../../../runner/run/journal/journal-entry.ts";
import { journalStateOf } from "../../../../../runner/run/journal/journal-state.ts";
import { drawSite } from "../../result/draw-site.tsx";
import { lastAttempts } from "../../result/last-attempts.ts";
import { wholeRun } from "../../result/whole-run.ts";
import { runIn, scratchPlace } from "../../start/command.ts";
import { retryWhileMet } from "../../start/let-in.ts";
import { runningServers } from "../../start/running-servers.ts";

const SHORT = await shortRunHere();

let place: CrashTestFolders;
let journal: string;
let id: string;
/** When the run had been killed, by the clock of the wall. */
let killedAt: number;
/** What the first start after it said, and the PIDs of the servers that were left for it to remove. */
let next: RunOutcome & { left: string[]; removed: string };
/** Processes that only look like its servers: one of nobody of this project, and one of a process that lives. */
const lookalikes: ResultPromise[] = [];
const LOOKS = ["-c", "exec -a 'uvicorn targets.fastapi.app:app --port=5001' sleep 3600"];

const measure = (...flags: string[]) => runIn(place, flags, null);
const state = async () => journalStateOf(await readJournal(journal));
const made = async (): Promise<Run> => parseRun(await readFile(path.join(place.runs, `${id}.json`), "utf8"), id);

/** Does something with the journal as it is once its entries were changed; whatever becomes of it, it is then as it was. */
async function withChanged<T>(change: (entry: Entry) => void, act: () => Promise<T>): Promise<T> {
  const text = await readFile(journal, "utf8");
  const entries = await readJournal(journal);
  for (const entry of entries) change(entry);
  await writeFile(journal, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  try {
    return await act();
  } finally {
    await writeFile(journal, text);
  }
}

/** A run that is killed late, because this process was held up, has measured more than the tests are about. */
const MOST_BURSTS = 3;

/** Less than what is left of it takes. */
const LIMIT_SECONDS = 2;

/** Kills a run among its first bursts. */
async function killAmongBursts(): Promise<void> {
  place = await scratchPlace();
  await runIn(place, SHORT, { stage: "bursts", seconds: 0 });
  killedAt = Date.now();
  const [name = ""] = await readdir(place.journals);
  journal = path.join(place.journals, name);
  id = path.basename(name, ".ndjson");
  if (lastAttempts(await state()).length > MOST_BURSTS) await killAmongBursts();
}

/** Kills a run, and starts the next, which finds another machine. */
async function killAndStart(): Promise<RunOutcome & { left: string[] }> {
  await killAmongBursts();
  const left = (await runningServers()).map(String);
  for (const unfinished of [`${id}.json.12345`, "notes.json.12345"])
    await writeFile(path.join(place.runs, unfinished), "{");
  const another = (entry: Entry) => {
    if ("begun" in entry) entry.begun.environment.kernel = "Plan 9";
  };
  return { left, ...(await withChanged(another, () => measure("--resume"))) };
}

beforeAll(async () => {
  for (const env of [{}, { [OWNER_VARIABLE]: OWNER }]) lookalikes.push(execa("bash", LOOKS, { reject: false, env }));
  next = await retryWhileMet(killAndStart);
});

afterAll(async () => {
  for (const lookalike of lookalikes) lookalike.kill();
  await Promise.all(lookalikes);
  expect(await runningServers()).toEqual([]);
});

describe("a run that was killed among its bursts", () => {
  it("refuses to be resumed on another machine, and says what has changed", () => {
    expect(next.exitCode).toBe(3);
    expect(next.lines.join("\n")).toMatch(/began under other circumstances:\n {2}kernel: was "Plan 9", is "\w+ /);
  });

  it.runIf(process.platform === "linux")(
    "left servers that the next start has removed, and nothing that only looks like them",
    async () => {
      const { left, removed } = next;
      expect(left.length).toBeGreaterThan(1);
      for (const one of [...left, `${id}.json.12345`])
        expect(removed).toMatch(new RegExp(`\\b${RegExp.escape(one)}\\b`));
      expect(removed).not.toContain("notes");
      expect(await runningServers()).toEqual([]);
      expect(lookalikes.map(({ pid = 0 }) => process.kill(pid, 0))).toEqual([true, true]);
      expect(await readdir(place.runs)).toEqual(["notes.json.12345"]);
    },
  );

  it("refuses to be resumed when its targets are declared otherwise", async () => {
    const another = (entry: Entry) => {
      if ("begun" in entry) entry.begun.services = entry.begun.services.map((one) => ({ ...one, workers: 9 }));
    };
    const { exitCode, lines } = await withChanged(another, () => measure("--resume"));
    expect(exitCode).toBe(3);
    expect(lines.join("\n")).toContain("services.fastapianalytics.workers: was 9, is 1");
  });

  it("refuses to be resumed when its targets say that they are others", async () => {
    const another = (entry: Entry) => {
      const told =
        "started" in entry ? entry.started.targets.find(({ name }) => name === "fastapianalytics") : undefined;
      if (told?.information) told.information.framework_version = "0.0.1";
    };
    const { exitCode, lines } = await withChanged(another, () => measure("--resume"));
    expect(exitCode).toBe(3);
    expect(lines.join("\n")).toMatch(/fastapianalytics\.information\.framework_version: was "0\.0\.1", is "/);
    expect(await runningServers()).toEqual([]);
  });

  it("is ended in order when its time is over, at whatever moment that is, and says how to go on", async () => {
    const limited = () => measure("--resume", "--time-limit", String(LIMIT_SECONDS));
    const { exitCode, lines } = await withChanged(() => {}, limited);
    const said = lines.join("\n");
    expect(exitCode, said).toBe(1);
    expect(said).toContain(`expected the run to end within ${LIMIT_SECONDS} s`);
    expect(said).toMatch(/--time-limit\nNothing is lost: \d+ observations are kept/);
    expect(await runningServers()).toEqual([]);
    expect(await readdir(place.runs)).toEqual(["notes.json.12345"]);
  });

  it("becomes a partial run file when it is salvaged, which the site shows with its gaps", async () => {
    const { exitCode, lines } = await measure("--salvage", id);
    expect(exitCode).toBe(1);
    const kept = (await state()).observations.length;
    expect(lines).toContain(`${kept} observations are kept; the run is marked partial.`);
    const partial = await made();
    expect(partial).toMatchObject({ status: "partial", durations: { bringUpSeconds: null, tearDownSeconds: null } });
    expect(partial.observations).toHaveLength(kept);
    const pages = await drawSite({ run: partial });
    expect(pages.article).toContain("This run was cut short, and is partial.");
    expect(pages.article).toMatch(/Not measured or not counted, FastAPI, 1 worker: .*at n = 3/);
  });

  it("is complete when it is resumed, with every observation that it had and none twice", async () => {
    const before = await state();
    const { exitCode, lines } = await measure("--resume");
    await wholeRun(place, exitCode, lines.join("\n"));
    expect((await readdir(place.runs)).toSorted()).toEqual([`${id}.json`, "notes.json.12345"]);
    expect(lines[0]).toBe(`Resuming run ${id} after ${before.observations.length} observations.`);
    const whole = await made();
    const { plan } = before.begun ?? {};
    // Waits are as long as the machine needs them, which is chosen within the run.
    expect(whole.plan).toEqual(plan && withChosenAmounts(plan, whole.amounts));
    // What they were chosen from is kept, though the instrument was tested again.
    expect(whole.selfTest?.costs).toEqual(before.selfTest?.costs);
    expect(whole.selfTest?.knownAnswers).not.toEqual(before.selfTest?.knownAnswers);
    expect(lostObservations(before, whole)).toBe(0);
    expect(whole.observations.map(({ order }) => order)).toEqual(whole.observations.map((_, index) => index));
    expect(whole.interruptions).toEqual([
      { beforeOrder: before.observations.length, resumedAt: expect.stringMatching(/Z$/) },
    ]);
  });

  it("has a clock that stood still meanwhile", async () => {
    const { observations, durations, interruptions } = await made();
    const [before, after] = observations.slice((interruptions[0]?.beforeOrder ?? 0) - 1);
    const pause = (after?.startedSeconds ?? 0) - (before?.startedSeconds ?? 0) - (before?.tookSeconds ?? 0);
    const realPause = (Date.parse(interruptions[0]?.resumedAt ?? "") - killedAt) / 1000;
    expect(pause).toBeLessThan(realPause);
    expect(durations.measuringSeconds - durations.observedSeconds).toBeLessThan(realPause);
  });

  it("says so when it is finished, and that there is nothing else to resume", async () => {
    expect(await measure("--resume", id)).toMatchObject({
      exitCode: 2,
      lines: [`benchbook: run ${id} is finished and has its run file; there is nothing to resume`],
    });
    const { exitCode, lines } = await measure("--resume");
    expect({ exitCode, said: lines[0] }).toMatchObject({ exitCode: 2, said: expect.stringMatching(/got none/) });
  });
});

it("refuses to salvage a run that observed nothing", async () => {
  // What is in the journal of a run that is killed before its first observation, at whatever moment that is.
  const entries = (await readJournal(journal)).filter((entry) => "begun" in entry || "started" in entry);
  const name = path.basename(journal);
  place = await scratchPlace();
  await mkdir(place.journals);
  await writeFile(path.join(place.journals, name), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  const { exitCode, lines } = await measure("--salvage", path.basename(name, ".ndjson"));
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatch(/expected observations to keep, got none/);
  expect(await readdir(place.runs)).toEqual([]);
});
