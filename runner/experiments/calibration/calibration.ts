import { isLeftOut } from "../../../content/run/looks.ts";
import type { Calibration } from "../../../content/run/observations/calibration.ts";
import { type CalibratedWork, isCalibrated, type WorkKind } from "../../../content/run/parts/endpoint.ts";
import { REQUEST_SECONDS } from "../common/burst-seconds.ts";
import type { Experiment, Planned, Step } from "../common/experiment.ts";
import { failedSamples } from "../common/failed-samples.ts";
import { calibrate, warmCalibration } from "./calibrate.ts";

interface CalibrationStep extends Step {
  kind: "calibration";
  work: CalibratedWork;
  repetition: number;
}

/** What an iteration takes when nothing has been measured yet: figures of a current machine. */
const ITERATION_SECONDS: Record<CalibratedWork, number> = { matrix: 0.0018, python: 0.0015 };

/** How long one iteration of work takes: amounts are chosen from the first, and later ones show drift. */
export const calibration: Experiment<CalibrationStep, Calibration> = {
  steps: {
    first: (planned) => stepsFor(planned, 0),
    beforeRepetition: (planned, repetition) => (repetition > 0 ? stepsFor(planned, repetition) : []),
  },
  isObserving: true,
  skippedMessage: null,

  identity: ({ work, repetition }) => [work, repetition],
  summary: (plan) =>
    plan.targets.some((target) => kindsOn(plan, target).some(isCalibrated))
      ? [["calibration", `${plan.calibrationSamples} samples on each target, again before every repetition`]]
      : [],
  describe: ({ work }) => `calibration of ${work} work`,
  stage: ({ kind }) => kind,
  requests: ({ samples }) => samples,
  asks: ({ work }) => `calibration of ${work} work`,

  expectedSeconds: ({ estimateSeconds }) => estimateSeconds,
  paceGroups: ({ kind, target, work }) => [`${kind} ${target} ${work}`, kind],

  // Drift only matters to targets of which bursts are measured further.
  isLeftOut: ({ target, repetition }, looks, { sweeps }) =>
    sweeps
      .filter((sweep) => sweep.target === target)
      .every(({ endpoint, levels }) =>
        levels.every((level) => isLeftOut(looks, { target, endpoint, level, repetition })),
      ),

  isBeforeAmounts: isFirst,
  isKnown: () => true,
  calibration: (observation) => (isFirst(observation) ? observation : null),

  precede: (context, { work }) => warmCalibration(context, work),
  observe: (context, { work, repetition }) => calibrate(context, work, repetition),

  mostRepeats: () => 0,
  invalidReason: ({ samples }) => failedSamples(samples),
};

/** A calibration of every kind of work that a target is going to be asked for. */
function stepsFor({ plan }: Planned, repetition: number): CalibrationStep[] {
  return plan.targets.flatMap((target) => {
    return [...new Set(kindsOn(plan, target))].filter(isCalibrated).map((work): CalibrationStep => {
      const samples = plan.calibrationSamples + plan.warmUpRequests;
      const estimateSeconds = samples * (REQUEST_SECONDS + ITERATION_SECONDS[work]);
      return { kind: "calibration", target, work, repetition, estimateSeconds };
    });
  });
}

function kindsOn({ sweeps, steady }: Planned["plan"], target: string): WorkKind[] {
  const isOn = (one: { target: string }) => one.target === target;
  return [
    ...sweeps.filter(isOn).map(({ work }) => work),
    ...(steady?.loads.filter(isOn).map(({ work }) => work) ?? []),
    ...(steady?.mixed.filter(isOn).flatMap(({ light, blocking }) => [light.work, blocking.work]) ?? []),
  ];
}

function isFirst({ repetition }: { repetition: number }): boolean {
  return repetition === 0;
}
