import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sayLook } from "../../../../../content/findings/looks/say-looks.ts";
import { isLeftOut } from "../../../../../content/run/looks.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import { burstsPerRepetition } from "../../../../../content/run/plan.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { lookAlpha } from "../../../../../content/statistics/contrasts/look-alpha.ts";
import type { CrashTestFolders } from "../../../../../runner/checks/crash-test/run-until-killed.ts";
import { readJournal } from "../../../../../runner/run/journal/journal.ts";
import type { Entry } from "../../../../../runner/run/journal/journal-entry.ts";
import { wholeRun } from "../../result/whole-run.ts";
import { runIn, scratchPlace, startMeasure } from "../../start/command.ts";
import { runningServers } from "../../start/running-servers.ts";
import { isFirstStep, startUntil } from "../../start/start-until.ts";

const REPETITIONS = 3;
const sizes = `--target-seconds 0.04 --levels 1,5 --io-levels 1,5 --repetitions ${REPETITIONS} --seed 11`;
const chosen = "--targets fastapianalytics --endpoints sync-cpubound,badasync-cpubound,async-iobound";
const flags = `--plan quick --until decided --on processes ${sizes} ${chosen}`.split(" ");

let place: CrashTestFolders;
let said: string;
let run: Run;
let entries: Entry[];
/** How a run ended that was started while this one was under way, and the PID that it had to name. */
let second: { exitCode: number | undefined; said: string; met: number | undefined };

/** The bursts of a run by what they were, in the order in which they were sent. */
const sentIn = ({ observations }: Run) =>
  observations.flatMap((seen) =>
    seen.kind === "burst" && !seen.cold && seen.attempt === 0
      ? [`${seen.repetition} ${seen.target} ${seen.endpoint} ${seen.level} ${seen.placeInRepetition}`]
      : [],
  );

beforeAll(async () => {
  const underWay = await startUntil(isFirstStep, flags);
  const { exitCode, all } = await startMeasure(await scratchPlace(), flags);
  second = { exitCode, said: all, met: underWay.measuring.pid };
  const ended = await underWay.measuring;
  place = underWay.place;
  said = ended.all;
  run = await wholeRun(place, ended.exitCode, said);
  entries = await readJournal(path.join(place.journals, `${run.id}.ndjson`));
});

afterAll(async () => expect(await runningServers()).toEqual([]));

it("refuses a second run while one is under way, and the first does not notice", () => {
  expect(second.exitCode).toBe(3);
  expect(second.said).toMatch(
    new RegExp(`another run is under way on this machine \\(PID ${second.met}, since \\d{4}-\\S+Z\\)`),
  );
});

describe("a run that measures until claims are decided", () => {
  it("looks at the claims after every repetition, and says what came of it when it did and in the end", () => {
    const { looks } = run;
    expect(looks.map(({ repetitions }) => repetitions)).toEqual(looks.map((_, index) => index + 1));
    expect(looks.map(({ ends }) => ends !== null)).toEqual(looks.map((_, index) => index === looks.length - 1));
    expect(looks.length).toBeGreaterThanOrEqual(2);
    expect(new Set(looks.map(({ alpha }) => alpha.toFixed(6)))).toEqual(
      new Set([lookAlpha(REPETITIONS - 1).toFixed(6)]),
    );
    // Which of them two repetitions decide is up to the machine; that all are judged is not.
    expect(looks[1]?.claims.length).toBeGreaterThan(0);
    for (const look of looks) expect(said.split(sayLook(look)).length - 1, sayLook(look)).toBe(2);
  });

  it("has sent just the bursts that no look has left out", () => {
    const planned = run.plan.sweeps.flatMap(({ target, endpoint, levels, ...sweep }) =>
      levels.flatMap((level) =>
        Array.from({ length: REPETITIONS }, (_, repetition) => repetition)
          .filter((repetition) => !isLeftOut(run.looks, { target, endpoint, level, repetition }))
          .flatMap((repetition) =>
            Array.from(
              { length: burstsPerRepetition(run.plan, sweep, level) },
              (_, placeInRepetition) => `${repetition} ${target} ${endpoint} ${level} ${placeInRepetition}`,
            ),
          ),
      ),
    );
    expect(sentIn(run).toSorted()).toEqual(planned.toSorted());
  });

  it("never says that more is left than may be measured", () => {
    const left = said.match(/ · (at most )?[\dms. ]+ left/g) ?? [];
    expect(left.length).toBeGreaterThan(10);
    expect(left.some((one) => one.includes("at most"))).toBe(true);
  });

  it("leaves out the same, in the same order, when it is interrupted after a look and resumed", async () => {
    const second = entries.findIndex((entry) => "look" in entry && entry.look.repetitions === 2);
    const journal = path.join(place.journals, `${run.id}.ndjson`);
    const kept = entries.slice(0, second + 3).filter((entry) => !("ended" in entry) && !("writtenAt" in entry));
    await writeFile(journal, kept.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    for (const name of await readdir(place.runs)) await rm(path.join(place.runs, name));
    const { exitCode, lines } = await runIn(place, ["--resume"], null);
    expect([0, 1], lines.join("\n")).toContain(exitCode);
    const resumed = await parseRun(await readFile(path.join(place.runs, `${run.id}.json`), "utf8"), run.id);
    expect(resumed.looks.slice(0, 2)).toEqual(run.looks.slice(0, 2));
    const upToThird = (of: Run) => sentIn(of).filter((burst) => /^[012] /.test(burst));
    expect(upToThird(resumed)).toEqual(upToThird(run));
  });
});
