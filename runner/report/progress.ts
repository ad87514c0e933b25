import logUpdate from "log-update";
import prettyMilliseconds from "pretty-ms";
import { monotonicSeconds } from "../load/clock.ts";
import { estimate, type Step } from "../steps.ts";

/** A display of what is being measured, how much is done and how long the rest will take. */
export interface Progress {
  begin(step: Step): void;
  end(step: Step): void;
  close(): void;
}

/** A live line on a terminal, plain lines elsewhere. */
export function showProgress(todo: Step[]): Progress {
  const began = monotonicSeconds();
  const total = estimate(todo);
  let done = 0;
  let estimated = 0;
  return {
    begin(step) {
      const line = `[${done + 1}/${todo.length}] ${describeStep(step)} · ${left(monotonicSeconds() - began, estimated, total)} left`;
      if (process.stdout.isTTY) logUpdate(line);
      else console.log(line);
    },
    end(step) {
      done += 1;
      estimated += step.estimateSeconds;
    },
    close: () => logUpdate.clear(),
  };
}

/** The time left: the estimate of what is to come, corrected by how the estimate has held so far. */
function left(elapsedSeconds: number, estimatedSeconds: number, totalSeconds: number): string {
  const pace = estimatedSeconds > 1 ? elapsedSeconds / estimatedSeconds : 1;
  return duration((totalSeconds - estimatedSeconds) * pace);
}

/** Seconds as a person says them. */
export function duration(seconds: number): string {
  return prettyMilliseconds(Math.max(1, Math.round(seconds)) * 1000);
}

/** A step in words. */
export function describeStep(step: Step): string {
  switch (step.kind) {
    case "roundTrip":
      return `${step.target}: round trips of the path`;
    case "calibration":
      return `${step.target}: calibration of ${step.work} work`;
    case "snapshot":
      return `${step.target}: processes at rest, as it says`;
    case "tree":
      return `${step.target}: processes from outside, ${step.phase}`;
    case "single":
      return `${step.target}: one request alone`;
    case "burst":
      return `${step.target}: ${step.sweep.endpoint}, ${step.level} at once, ${when(step)}`;
  }
}

function when({ cold, repetition }: { cold: boolean; repetition: number }): string {
  return cold ? "cold" : `repetition ${repetition + 1}`;
}
