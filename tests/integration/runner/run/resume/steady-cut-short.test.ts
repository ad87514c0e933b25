import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { gapsOf } from "../../../../../content/findings/gaps.ts";
import type { Steady } from "../../../../../content/run/observations/steady.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { lostObservations } from "../../../../../runner/checks/crash-test/lost-observations.ts";
import type { CrashTestFolders } from "../../../../../runner/checks/crash-test/run-until-killed.ts";
import { readJournal } from "../../../../../runner/run/journal/journal.ts";
import { type JournalState, journalStateOf } from "../../../../../runner/run/journal/journal-state.ts";
import { completedStepsOf, remainingSteps } from "../../../../../runner/run/resume/completed-steps.ts";
import { identityOf } from "../../../../../runner/run/resume/identity.ts";
import { steps } from "../../../../../runner/schedule/steps.ts";
import { writeArticle } from "../../../../fixture/articles/write-article.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { wholeRun } from "../../result/whole-run.ts";
import { ROOT, runIn } from "../../start/command.ts";
import { runningServers } from "../../start/running-servers.ts";
import { startUntil } from "../../start/start-until.ts";

// Runs with a steady load, as a person measures them, that end within one of its windows.

const TARGET = "shop";
/** What its endpoint does takes none of the cores that the load is sent from. */
const WAITS = { name: "nap", label: "a nap", path: "/nap/50", work: "fixed", executor: "event-loop", p99Seconds: 0.5 };
const SHOP = {
  command: ["node", "shop.mjs"],
  environment: { TOKEN: "none", HOST: "${BENCHBOOK_HOST:-0.0.0.0}", PORT: "${BENCHBOOK_PORT:-8000}" },
  ports: ["127.0.0.1:6490:8000"],
  "x-benchbook": { label: "A shop", contract: false, endpoints: [WAITS] },
};
/** What an article says that wants it under steady load, and one burst. */
const MEASURES = {
  ...{ file: "docker-compose.yml", targets: [TARGET], endpoints: ["nap"], levels: [2] },
  steady: { endpoints: ["nap"] },
};
const ARTICLE = ["one-load", "--plan", "quick", "--on", "processes", "--seed", "5"];
/** Where a window of an open loop begins: by then there is a ceiling, from which its rate follows. */
const CUT_SHARE = 0.5;
const isRate = (line: string) => line.includes(`steady load, ${100 * CUT_SHARE}% of the highest rate`);
/** A window has a warm-up of 0.3 s, and lasts for 1 s. */
const WITHIN_WINDOW_MILLISECONDS = 700;

beforeAll(async () => {
  const articles = await scratchFolder();
  process.env.BENCHBOOK_ARTICLES = articles;
  await writeArticle(articles, "one-load", { measures: MEASURES });
  const [folder, script] = [path.join(articles, "one-load"), "tests/fixture/servers/foreign/shop.mjs"];
  await cp(path.join(ROOT, script), path.join(folder, "shop.mjs"));
  await writeFile(path.join(folder, "docker-compose.yml"), stringify({ services: { [TARGET]: SHOP } }));
});

afterAll(async () => {
  delete process.env.BENCHBOOK_ARTICLES;
  expect(await runningServers("shop\\.mjs")).toEqual([]);
});

/** What the journal of a run says: there is none of one that observed nothing. */
async function stateIn({ journals }: CrashTestFolders): Promise<JournalState> {
  const [name] = await readdir(journals);
  return journalStateOf(name === undefined ? [] : await readJournal(path.join(journals, name)));
}

async function madeIn({ runs }: CrashTestFolders): Promise<Run> {
  const [name = ""] = await readdir(runs);
  return parseRun(await readFile(path.join(runs, name), "utf8"), name);
}

const windowsOf = ({ observations }: Pick<Run, "observations">) =>
  observations.filter((seen): seen is Steady => seen.kind === "steady");

/** A run that is killed late, because this process was held up, has ended its window. */
async function killWithinWindow(): Promise<{ place: CrashTestFolders; before: JournalState }> {
  const { measuring, place } = await startUntil(isRate, [...ARTICLE, "--repetitions", "1"]);
  await sleep(WITHIN_WINDOW_MILLISECONDS);
  measuring.kill("SIGKILL");
  expect((await measuring).signal).toBe("SIGKILL");
  const before = await stateIn(place);
  return windowsOf(before).some(({ share }) => share === CUT_SHARE) ? killWithinWindow() : { place, before };
}

describe("a run that is killed within a window", () => {
  let place: CrashTestFolders;
  let before: JournalState;

  beforeAll(async () => {
    ({ place, before } = await killWithinWindow());
  });

  it("has kept every window before that one, whole", () => {
    expect(windowsOf(before).map(({ purpose }) => purpose)).toContain("ceiling");
  });

  it("becomes a partial run when it is salvaged, which says what windows it lacks", async () => {
    const { exitCode, lines } = await runIn(place, ["--salvage", before.begun?.id ?? ""], null);
    expect(exitCode, lines.join("\n")).toBe(1);
    const partial = await madeIn(place);
    expect(partial.status).toBe("partial");
    expect(partial.observations).toHaveLength(before.observations.length);
    const [gaps] = gapsOf(partial);
    expect(gaps?.missing.join()).toMatch(/latency on nap, kept connections at [^;]*50%/);
  });

  it("keeps what it has when it is resumed and asked to end within that window again, and says how to go on", async () => {
    const { measuring } = await startUntil(isRate, ["--resume"], { at: place });
    measuring.kill("SIGTERM");
    const { exitCode, all } = await measuring;
    expect(exitCode, all).toBe(130);
    const { observations } = await stateIn(place);
    expect(all).toContain(`Nothing is lost: ${observations.length} observations are kept`);
    expect(observations.slice(0, before.observations.length)).toEqual(before.observations);
    expect(await runningServers("shop\\.mjs")).toEqual([]);
  });

  it("is complete when it is resumed, with each window once and all rates from the ceiling that it had", async () => {
    const { exitCode, lines } = await runIn(place, ["--resume"], null);
    const whole = await wholeRun(place, exitCode, lines.join("\n"));
    expect(lostObservations(before, whole)).toBe(0);
    const attempts = windowsOf(whole).map((one) => `${identityOf(one)} ${one.attempt}`);
    expect(new Set(attempts).size).toBe(attempts.length);
    const { begun } = before;
    const planned = begun ? steps(begun.plan, begun.services, 1) : [];
    const left = remainingSteps(planned, completedStepsOf(await stateIn(place)));
    expect(left.filter(({ kind }) => kind === "steady")).toEqual([]);
    const rates = windowsOf(whole).flatMap(({ share, window: { loop } }) =>
      share !== null && loop.kind === "open" ? [loop.ratePerSecond / share] : [],
    );
    expect(rates.length).toBeGreaterThanOrEqual(3);
    for (const ceiling of rates) expect(ceiling).toBeCloseTo(rates[0] ?? 0, 6);
  });
});
