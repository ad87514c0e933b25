import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { ROOT } from "../../program/folders.ts";
import { NODE_FLAGS } from "../../program/node-flags.ts";
import { type Stage, stageBegunBy } from "./run-stage.ts";

/** The folders that a crash test writes to. */
export interface CrashTestFolders {
  runs: string;
  journals: string;
}

/** A moment of a run to kill it at: so long after a stage began. */
export interface Moment {
  stage: Stage;
  seconds: number;
}

/** How a run of the runner went. */
export interface RunOutcome {
  pid: number;
  /** Null when it was killed at its moment, and only then. */
  exitCode: number | null;
  lines: string[];
  /** When each stage began, in seconds from the start. */
  began: Partial<Record<Stage, number>>;
  seconds: number;
}

/**
 * Runs `measure`, to its end or until a moment at which it is killed with SIGKILL.
 *
 * @throws ExitError (the machine cannot) when it could not be started, or somebody else killed it: that is no kill of ours
 */
export async function runUntilKilled(
  place: CrashTestFolders,
  flags: string[],
  killAt: Moment | null,
): Promise<RunOutcome> {
  const started = performance.now();
  const since = () => (performance.now() - started) / 1000;
  const child = startRun(place, flags);
  const ran = { lines: [] as string[], began: {} as RunOutcome["began"] };
  const ended = new AbortController();
  let isKilled = false;
  const kill = () => {
    isKilled = child.kill("SIGKILL");
  };
  const begin = (stage: Stage) => {
    if (ran.began[stage] !== undefined) return;
    ran.began[stage] = since();
    if (killAt?.stage !== stage) return;
    void sleep(killAt.seconds * 1000, undefined, { signal: ended.signal }).then(kill, () => {});
  };
  begin("bring-up");
  const reading = createInterface({ input: child.all }).on("line", (line) => {
    ran.lines.push(line);
    const stage = stageBegunBy(line);
    if (stage) begin(stage);
  });
  const [{ exitCode, signal, originalMessage }] = await Promise.all([child, once(reading, "close")]);
  ended.abort();
  if (exitCode === undefined && !(isKilled && signal === "SIGKILL")) {
    const got = originalMessage ?? `it was ended by ${signal ?? "something"}`;
    throw new ExitError(`expected the runner to start and to be killed by nobody else, got ${got}`, EXIT.unable);
  }
  return { ...ran, pid: child.pid ?? 0, exitCode: exitCode ?? null, seconds: since() };
}

/** Starts `measure`; what it prints is read line by line, and not kept. */
function startRun({ runs, journals }: CrashTestFolders, flags: string[]) {
  return execa(process.execPath, [...NODE_FLAGS, path.join(ROOT, "runner/main.ts"), "measure", ...flags], {
    cwd: ROOT,
    env: { BENCHBOOK_RUNS: runs, BENCHBOOK_JOURNALS: journals },
    reject: false,
    buffer: false,
    all: true,
  });
}
