import { createInterface } from "node:readline";
import type { CrashTestFolders } from "../../../../runner/checks/crash-test/run-until-killed.ts";
import { type Machine, type Measuring, scratchPlace, startMeasure } from "./command.ts";
import { retryWhileBusy } from "./let-in.ts";

/** A run that is under way, and where it writes. */
export interface StartedRun {
  measuring: Measuring;
  place: CrashTestFolders;
}

/** Whether a line of the runner's output is about its first step: then everything is up, and something is being measured. */
export const isFirstStep = (line: string) => line.startsWith("[1/");

/**
 * Starts `measure`, and waits until it says a line.
 *
 * @param at where it finds what an interrupted run has written; it writes into new folders where it is not said
 * @throws Error when it ended without having said it, for another reason than a busy machine
 */
export async function startUntil(
  isReached: (line: string) => boolean,
  flags: string[],
  { at, ...machine }: Machine & { at?: CrashTestFolders } = {},
): Promise<StartedRun> {
  const { underWay, output } = await retryWhileBusy(
    async () => {
      const place = at ?? (await scratchPlace());
      const measuring = startMeasure(place, flags, machine);
      for await (const line of createInterface({ input: measuring.stdout }))
        if (isReached(line)) return { underWay: { measuring, place }, output: "" };
      return { underWay: null, output: (await measuring).all };
    },
    ({ output }) => output,
    { isApart: machine.network !== undefined },
  );
  if (!underWay) throw new Error(`expected a run that is under way, got one that ended: ${output}`);
  return underWay;
}

/**
 * Does something to a run that is under way; where that fails, the run is ended, which would be in the way of later ones.
 */
export async function actOn(measuring: Measuring, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    measuring.kill("SIGCONT");
    measuring.kill("SIGTERM");
    await measuring;
    throw thrown;
  }
}

/** Lets a run stand still meanwhile: it measures nothing beside what is done. */
export async function whileStopped(measuring: Measuring, act: () => Promise<void>): Promise<void> {
  measuring.kill("SIGSTOP");
  await actOn(measuring, act);
  measuring.kill("SIGCONT");
}
