import prettyMilliseconds from "pretty-ms";
import { sayNode } from "../../content/findings/labels.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { experimentOf } from "../experiments/registry.ts";
import { monotonicSeconds } from "../program/clock.ts";
import { type Rest, TimeLeft } from "../schedule/time-left.ts";

/** A display of what is being measured, how much is done and how long the rest will take. */
export interface Progress {
  /** The first of these steps begins now. */
  start(rest: Rest): void;
  /** Sets how many seconds every step is expected to take, once amounts are chosen. */
  expect(seconds: (step: Step) => number): void;
  begin(step: Step): void;
  end(step: Step): void;
  close(): void;
}

/** Shows nothing. */
export const NO_PROGRESS: Progress = {
  start: () => {},
  expect: () => {},
  begin: () => {},
  end: () => {},
  close: () => {},
};

/** A live line on a terminal, plain lines elsewhere. */
export async function showProgress(): Promise<Progress> {
  // What writes over a line takes as long to load as a twentieth of all else, and only a terminal has such a line.
  const live = process.stdout.isTTY ? (await import("log-update")).default : null;
  const left = new TimeLeft(monotonicSeconds);
  let [done, all] = [0, 0];
  const atMost = () => (left.isAtMost ? "at most " : "");
  return {
    start(rest) {
      left.start(rest);
      all = done + rest.steps.length;
    },
    expect(seconds) {
      left.expect(seconds);
      live?.clear();
      console.log(
        `${left.isAtMost ? "At most about" : "About"} ${duration(left.estimated())} left, judging by the calibration.`,
      );
    },
    begin(step) {
      const seconds = left.seconds();
      const rest = seconds === null ? "" : ` · ${atMost()}${duration(seconds)} left`;
      const line = `[${done + 1}/${all}] ${describeStep(step)}${rest}`;
      if (live) live(line);
      else console.log(line);
    },
    end(step) {
      done += 1;
      left.ended(step);
    },
    close: () => live?.clear(),
  };
}

/** Seconds for a person to read, such as 1m 5s. */
export function duration(seconds: number): string {
  return prettyMilliseconds(Math.max(1, Math.round(seconds)) * 1000);
}

/** A step in words. */
function describeStep(step: Step): string {
  const where = step.node === undefined ? "" : ` on ${sayNode(step.node)}`;
  return `${step.target}${where}: ${experimentOf(step).describe(step)}`;
}
