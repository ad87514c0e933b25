import type { Observation } from "../content/run/observations.ts";
import type { Plan } from "../content/run/plan.ts";
import { complaint } from "./complaint.ts";
import { calibrate, iterationsFor } from "./experiments/calibrate.ts";
import type { Bench, Unplaced } from "./experiments/experiment.ts";
import { fireBurst, fireSingle, warmUp } from "./experiments/fire.ts";
import { snapshot } from "./experiments/snapshot.ts";
import type { Service } from "./fleet/services.ts";
import type { Journal } from "./journal.ts";
import { monotonicSeconds } from "./load/clock.ts";
import { microseconds } from "./load/record.ts";
import { roundTrips } from "./load/round-trip.ts";
import { type Progress, showProgress } from "./report/progress.ts";
import type { Step } from "./steps.ts";

/** What a sequence of steps needs to run. */
export interface Sequence {
  plan: Plan;
  services: Service[];
  todo: Step[];
  journal: Journal;
  signal: AbortSignal;
}

/** Seconds from the first observation's start to the last one's end, and those spent in observations alone. */
export interface Measured {
  measuringSeconds: number;
  observedSeconds: number;
}

/** Takes every step in order; what cannot be measured is written down as such and the rest goes on. */
export async function runSteps(sequence: Sequence): Promise<Measured> {
  const { todo, journal, signal } = sequence;
  const progress = showProgress(todo);
  const iterations = new Map<string, number>();
  const began = monotonicSeconds();
  let observedSeconds = 0;
  let lastEnd = began;
  try {
    for (const [order, step] of todo.entries()) {
      signal.throwIfAborted();
      const bench = prepare(sequence, step, iterations);
      if (!bench) await skip(journal, step, progress);
      else {
        if (opensSweep(sequence, step)) await warmUp(bench);
        progress.begin(step);
        const started = monotonicSeconds();
        const seen = await observe(bench);
        signal.throwIfAborted();
        lastEnd = monotonicSeconds();
        if (step.kind !== "roundTrip") observedSeconds += lastEnd - started;
        const place = {
          order,
          startedSeconds: microseconds(started - began),
          tookSeconds: microseconds(lastEnd - started),
          target: step.target,
        };
        await keep(sequence, { ...seen, ...place } as Observation, iterations);
        progress.end(step);
      }
    }
  } finally {
    progress.close();
  }
  return { measuringSeconds: microseconds(lastEnd - began), observedSeconds: microseconds(observedSeconds) };
}

/** A bench for a step, or undefined when its target is not up or was never calibrated. */
function prepare({ plan, services, signal }: Sequence, step: Step, iterations: Map<string, number>): Bench | undefined {
  const service = services.find(({ name }) => name === step.target);
  // Equal work for all in bursts: the iterations of the first target that was calibrated, as in the document.
  const own = step.kind === "burst" ? iterations.values().next().value : iterations.get(step.target);
  const needed = step.kind === "single" || step.kind === "burst";
  if (!service || (needed && own === undefined)) return undefined;
  return { step, service, plan, iterations: own ?? 1, signal };
}

function opensSweep({ plan }: Sequence, step: Step): boolean {
  return step.kind === "single" || (step.kind === "burst" && step.level === plan.levels[0]);
}

async function observe(bench: Bench): Promise<Unplaced<Observation>> {
  const { step, service, plan, signal } = bench;
  switch (step.kind) {
    case "roundTrip": {
      const asked = { port: service.port, path: "/test/health", timeoutSeconds: plan.requestTimeoutSeconds, signal };
      return { kind: "roundTrip", samples: await roundTrips(asked, plan.roundTripSamples) } as Unplaced<Observation>;
    }
    case "calibration":
      return calibrate(bench);
    case "snapshot":
      return snapshot(bench);
    case "single":
      return fireSingle(bench);
    case "burst":
      return fireBurst(bench);
  }
}

async function keep(
  { journal, plan }: Sequence,
  observation: Observation,
  iterations: Map<string, number>,
): Promise<void> {
  await journal.append({ observation });
  const message = complaint(observation);
  if (message) await journal.append({ failure: { target: observation.target, stage: observation.kind, message } });
  if (observation.kind !== "calibration") return;
  const decided = iterationsFor(plan.targetSeconds, observation);
  if (decided === undefined) return;
  iterations.set(observation.target, decided);
  await journal.append({ iterations: { target: observation.target, iterations: decided } });
}

async function skip(journal: Journal, step: Step, progress: Progress): Promise<void> {
  // The targets that did not come up have said so already; one that was never calibrated has too.
  if (step.kind === "single")
    await journal.append({
      failure: {
        target: step.target,
        stage: step.kind,
        message: "not measured: the target is not up or was not calibrated",
      },
    });
  progress.end(step);
}
