import { CLIENT_SHARE, SENDING_SHARE } from "../../content/findings/bursts/invalid-reasons.ts";
import type { Amount } from "../../content/run/amounts.ts";
import type { Cost } from "../../content/run/circumstances/self-test.ts";
import type { Calibration } from "../../content/run/observations/calibration.ts";
import { isCalibrated, type WorkKind } from "../../content/run/parts/endpoint.ts";
import type { Plan } from "../../content/run/plan.ts";
import { median, quantile } from "../../content/statistics/quantile.ts";

/** Fewer iterations could not be rounded to the wanted seconds within a twentieth. */
const LEAST_ITERATIONS = 10;
/** The largest share of a core that the client should use while one service is measured: waiting cores leave that much. */
const CPU_SHARE = 0.25;
/**
 * A burst on a target may cost the client this many times the CPU that one in the self-test did, and hold requests so much
 * longer: the target works while they are sent.
 */
const MARGIN = 1.5;
/** Plan for this quantile of costs; bursts above it are repeated. */
const COSTLY = 0.75;
/** Chosen seconds are whole multiples of this. */
const STEP_SECONDS = 0.01;

/** The least seconds that something allows, and what it is. */
interface Bound {
  seconds: number;
  reason: string;
}

/**
 * How many seconds of work requests ask for, so that no burst is refused for what the client costs and every request
 * that computes has ten iterations: what the plan wants, or more where this machine needs it.
 *
 * @param costs what bursts cost the client in the self-test; without them nothing is known of it
 * @param calibrations the first of every target and kind of work
 */
export function chooseSeconds(plan: Plan, costs: Cost[], calibrations: Calibration[]): Amount[] {
  return wantedOf(plan).map(({ work, workSeconds: wantedSeconds, level }): Amount => {
    const wanted = { seconds: wantedSeconds, reason: "as wanted" };
    if (work !== "wait" && plan.given.includes("targetSeconds"))
      return { work, wantedSeconds, chosenSeconds: wantedSeconds, reason: "as given with --target-seconds" };
    const bounds = [
      byClient(costs, isCalibrated(work) ? "busy" : "idle", level),
      byIterations(calibrations, work),
    ].filter((bound) => bound !== undefined);
    const { seconds, reason } = bounds.reduce((most, bound) => (bound.seconds > most.seconds ? bound : most), wanted);
    return { work, wantedSeconds, chosenSeconds: reason === wanted.reason ? seconds : roundedUp(seconds), reason };
  });
}

/** Every kind of work with every number of seconds that a plan wants of it, and the largest burst that it is for. */
function wantedOf({ sweeps }: Plan): { work: WorkKind; workSeconds: number; level: number }[] {
  const alike = Object.values(Object.groupBy(sweeps, (sweep) => `${sweep.work} ${sweep.workSeconds}`));
  return alike.flatMap((group = []) => {
    const [first] = group;
    const level = Math.max(...group.flatMap(({ levels }) => levels));
    return first?.workSeconds ? [{ work: first.work, workSeconds: first.workSeconds, level }] : [];
  });
}

/** No burst takes less than one service: what the largest costs the client must be valid even in that. */
function byClient(costs: Cost[], cores: Cost["cores"], level: number): Bound | undefined {
  const beside = costs.filter((cost) => cost.cores === cores);
  const measured = Math.min(...beside.map((cost) => cost.level).filter((one) => one >= level));
  const mine = beside.filter((cost) => cost.level === measured);
  if (mine.length === 0) return undefined;
  const usual = (of: (cost: Cost) => number) => quantile(mine.map(of), COSTLY);
  const cpu = usual(({ cpuSeconds }) => cpuSeconds);
  const late = usual(({ lateSeconds }) => lateSeconds);
  const held = usual(({ heldSeconds }) => heldSeconds);
  const seconds = Math.max((MARGIN * cpu) / CPU_SHARE, late / CLIENT_SHARE, (MARGIN * held) / SENDING_SHARE);
  const cost = `${say(cpu)} of CPU, is ${say(late)} late and holds a request for ${say(held)}`;
  return {
    seconds,
    reason: `with ${measured} requests together the client takes ${cost}, which has to be little beside the work`,
  };
}

/** Ten iterations on the slowest target must fit. */
function byIterations(calibrations: Calibration[], work: WorkKind): Bound | undefined {
  const medians = calibrations.flatMap((calibration) => {
    const seconds = calibration.samples.flatMap(({ work: done }) => (done ? [done.serviceSeconds] : []));
    return calibration.work === work && seconds.length > 0 ? [median(seconds)] : [];
  });
  if (medians.length === 0) return undefined;
  const slowest = Math.max(...medians);
  const reason = `${LEAST_ITERATIONS} iterations of ${say(slowest)} have to fit, on the slowest target`;
  return { seconds: LEAST_ITERATIONS * slowest, reason };
}

function roundedUp(seconds: number): number {
  return Number((Math.ceil(seconds / STEP_SECONDS - 1e-9) * STEP_SECONDS).toFixed(2));
}

function say(seconds: number): string {
  return `${(seconds * 1000).toFixed(1)} ms`;
}
