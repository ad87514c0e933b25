import type { Plan } from "../../run/plan.ts";
import type { Run } from "../../run/run.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import type { Falsification, Judged, Test, Verdict } from "../claims/verdict.ts";
import { revealed } from "../looks/reveal.ts";
import { START_SPREAD } from "../starts/start-variance.ts";
import type { Falsified } from "../worlds/falsified.ts";
import { simulatedRun } from "../worlds/simulate.ts";
import type { Disturbances } from "../worlds/simulate-burst.ts";
import type { World } from "../worlds/world.ts";

/** What claims are tried in: a stored run, the worlds that its sweeps were measured in, and the plan to measure with. */
export interface TrialContext {
  run: Run;
  worldOf: (sweep: SweepId) => World | null;
  plan: Pick<Plan, "sweeps" | "repetitions" | "soloBursts" | "singles" | "targetSeconds" | "untilDecided" | "steady">;
}

/**
 * Machines on which other programs wake up: one burst of twenty takes nearly a third longer, or everything takes half
 * as long again for a fifth of the run.
 */
const DISTURBANCES: Disturbances[] = [
  { share: 0.05, times: 1.3 },
  { share: 0.2, times: 1.5, isEpisode: true },
];

/**
 * What all worlds of some trials have: other programs that make a twentieth of the run, in one stretch, take nearly a
 * third longer.
 */
export const EPISODE: Disturbances = { share: 0.05, times: 1.3, isEpisode: true };

/** How a claim fared in simulated runs, so many of each kind. */
export interface TrialOutcome {
  trials: number;
  /** Runs that decided it, one way or the other, where it is as true or as false as in the stored run. */
  decided: number;
  /** Runs in which it holds although it is false, by no more than it takes. */
  held: number;
  /**
   * Runs in which it fails where it is false by the detectable departure more, each by what it would itself say that it could
   * have detected; null where it has no scale.
   */
  noticed: number | null;
  /** Runs that decide it otherwise than most, where now and then a burst is held up, or all of them for a while. */
  wrong: number;
  /** The departure that such runs say they find nine times in ten, as a relative change; null where it has no scale. */
  detectable: number | null;
}

/** How many runs of each kind are made, by which chance. */
export interface Trials {
  trials: number;
  seed: number;
  /** What disturbs all of them: nothing without this, but where that is just what is tried. */
  always?: Disturbances | undefined;
}

/**
 * Tries the test of a claim: in worlds like the stored run's, also where bursts are held up, in worlds made false by just
 * as much as it takes, and in worlds made false by the detectable departure more. Runs are not equally sharp, by the luck
 * of which rates they came to try, and each says so: it is held to what it says itself, in a world made false by that,
 * measured by the same chance (Cox, "Some problems connected with statistical inference", Annals of Mathematical
 * Statistics 29 (1958)).
 *
 * @returns null where the test cannot be tried, or where the stored run or the plan has no data for it
 */
export function tryClaim(context: TrialContext, test: Test, { trials, seed, always }: Trials): TrialOutcome | null {
  const { falsification } = test;
  const truth = falsification && simulated(context, falsification, { seed });
  if (!falsification || !truth || isMissing(context, falsification, test(withoutNoise(context, falsification))))
    return null;
  const exact = withoutNoise(context, falsification);
  const usual = always ? [always] : [undefined];
  const judged = (change: Falsified | null, from: number, among: (Disturbances | undefined)[] = usual) =>
    Array.from({ length: trials }, (_, index) =>
      test(measured(context, test, { seed: from + index, change, disturbances: among[index % among.length] })),
    );
  const asStored = judged(null, seed);
  const disturbed = judged(null, seed + 3 * trials, always ? usual : DISTURBANCES);
  const detectable = typicalOf(asStored);
  const bound = falsification.falsify(exact, 0);
  const noticed = asStored.filter((own, index) => {
    const beyond = own.detectable === null ? detectable : Math.log1p(own.detectable);
    const change = beyond === null ? null : falsification.falsify(exact, beyond);
    return (
      change && test(measured(context, test, { seed: seed + index, change, disturbances: always })).verdict === "fails"
    );
  });
  return {
    trials,
    decided: count(asStored, ({ verdict }) => verdict !== "undecided"),
    held: count(judged(bound, seed + trials), ({ verdict }) => verdict === "holds"),
    noticed: detectable === null ? null : noticed.length,
    wrong: count(disturbed, ({ verdict }) => verdict === oppositeOf(asStored)),
    detectable: detectable === null ? null : Math.expm1(detectable),
  };
}

/** Which run is made: by chance, in a world that is changed or not, disturbed or not. */
interface Conditions {
  seed: number;
  change?: Falsified | null;
  disturbances?: Disturbances | undefined;
  startSpread?: number;
  isQuiet?: boolean;
}

/** A run with every repetition of a plan, in which only what a test looks at was measured. */
function simulated(
  context: TrialContext,
  falsification: Falsification,
  { seed, change, disturbances, startSpread = START_SPREAD.standardDeviation, isQuiet = false }: Conditions,
): Run {
  const { run, worldOf, plan } = context;
  const sweeps = plan.sweeps.filter((sweep) => falsification.sweeps.some((one) => isSame(one, sweep)));
  const changed = (sweep: SweepId) => {
    const world = worldOf(sweep);
    return world && (change?.world?.(sweep, world) ?? world);
  };
  const made = simulatedRun(run, {
    plan: { ...plan, sweeps },
    worldOf: changed,
    ...{ seed, startSpread, isQuiet, loads: falsification.loads ?? [], capacities: falsification.capacities ?? [] },
    ...(change?.capacity && { capacity: change.capacity }),
    ...(disturbances && { disturbances }),
  });
  return change?.run?.(made) ?? made;
}

/** The same, of which no more was measured than until the claim was decided, where the plan measures so. */
function measured(context: TrialContext, test: Test, conditions: Conditions): Run {
  const whole = test.falsification ? simulated(context, test.falsification, conditions) : context.run;
  return context.plan.untilDecided ? revealed(whole, [{ slug: "tried", claims: { it: { test } } }]) : whole;
}

function withoutNoise(context: TrialContext, falsification: Falsification): Run {
  const quiet = (sweep: SweepId) => {
    const world = context.worldOf(sweep);
    return world && { ...world, noise: () => 0 };
  };
  return simulated({ ...context, worldOf: quiet }, falsification, { seed: 0, startSpread: 0, isQuiet: true });
}

/** The root mean square of what the runs could have detected, as a logarithm. */
function typicalOf(judged: Judged[]): number | null {
  const logs = judged.flatMap(({ detectable }) => (detectable === null ? [] : [Math.log1p(detectable)]));
  return logs.length > 0 ? Math.sqrt(logs.reduce((sum, log) => sum + log ** 2, 0) / logs.length) : null;
}

/** The verdict that most runs do not give, of two that decide. */
function oppositeOf(judged: Judged[]): Verdict {
  const [holding, failing] = (["holds", "fails"] as const).map((wanted) =>
    count(judged, ({ verdict }) => verdict === wanted),
  );
  return (holding ?? 0) >= (failing ?? 0) ? "fails" : "holds";
}

function count(judged: Judged[], counts: (one: Judged) => boolean): number {
  return judged.filter(counts).length;
}

function isSame(one: SweepId, other: SweepId): boolean {
  return one.target === other.target && one.endpoint === other.endpoint;
}

function isMissing({ plan, worldOf }: TrialContext, { sweeps }: Falsification, judged: Judged): boolean {
  const lacks = sweeps.some((sweep) => !worldOf(sweep) || !plan.sweeps.some((one) => isSame(one, sweep)));
  return lacks || (judged.detectable === null && judged.observations === null);
}
