import type { Steady } from "../../run/observations/steady.ts";
import type { Plan } from "../../run/plan.ts";
import type { SteadyPlan } from "../../run/steady-plan.ts";

/** An endpoint of a target under steady load, alone or beside another. */
export interface LoadId {
  target: string;
  endpoint: string;
}

/** What a plan says of windows: how often each rate is repeated, and which there are. */
export type WindowPlan = Pick<Plan, "repetitions" | "steady">;

/** Where windows of one rate stand in a run of a plan. */
export function placesOf(group: Steady[], plan: WindowPlan): Steady[] {
  const [repeated] = group.filter(({ purpose }) => purpose !== "capacity" && purpose !== "confirmation");
  const once = group.filter((one) => one.purpose === "capacity" || one.purpose === "confirmation");
  const repetitions = Array.from({ length: repeated ? plan.repetitions : 0 }, (_, repetition) => repetition);
  const again = repetitions.flatMap((repetition) => (repeated ? [{ ...repeated, repetition }] : []));
  return [...again, ...once].filter((one) => isPlanned(one, plan));
}

/** Whether a plan has a window; those of the capacity follow from what was found, and are taken as far as it has as many. */
function isPlanned(one: Steady, { steady, repetitions }: WindowPlan): boolean {
  if (!steady) return false;
  if (one.purpose === "alone" || one.purpose === "beside") return isMixedIn(steady, one);
  if (!steady.loads.some((load) => isOf(one, load))) return false;
  if (one.purpose === "capacity") return one.place < steady.bisections;
  if (one.purpose === "confirmation") return one.place < 2 * steady.confirmations;
  const uses = steady.uses.filter(({ use }) => use === one.window.use);
  const { loop } = one.window;
  if (loop.kind === "closed")
    return one.repetition < repetitions && uses.some(({ connections }) => connections.includes(loop.connections));
  return uses.some(({ shares }) => shares.some((share) => share === one.share));
}

function isMixedIn({ mixed }: SteadyPlan, { place, target, endpoint }: Steady): boolean {
  const load = mixed[place];
  return load !== undefined && load.target === target && load.light.endpoint === endpoint;
}

/** Whether two loads are of the same endpoint of the same target. */
export function isOf(one: LoadId, { target, endpoint }: LoadId): boolean {
  return one.target === target && one.endpoint === endpoint;
}

/** What windows have in common that were sent at one rate in one way. */
export function rateOf(one: Steady): string {
  const { loop } = one.window;
  return `${loop.kind === "open" ? loop.ratePerSecond : loop.connections}`;
}
