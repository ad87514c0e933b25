import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import { normal } from "../../statistics/normal.ts";
import { CAPACITY_SPREAD } from "../steady/capacities.ts";
import { bracketOf, confirmedRate, nextRate, triedRates } from "../steady/capacity.ts";
import { latencyAt } from "../steady/latency-at.ts";
import { boundOf, validWindowsOf } from "../steady/steady-loads.ts";
import { SHARE } from "../steady/tails.ts";
import { slowerWindow } from "../steady/validity/slower-window.ts";
import type { SteadyId } from "../steady/windows.ts";
import { capacityWorld, takingFewer } from "./capacity-world.ts";
import type { Falsified } from "./falsified.ts";
import { placesOf, rateOf, type WindowPlan } from "./planned-windows.ts";
import { type Chance, slownessOf } from "./simulate-burst.ts";

/** What windows are simulated with whose capacity matters. */
export interface CapacitySimulation {
  plan: WindowPlan;
  capacities: readonly SteadyId[];
  /** What makes the worlds others. */
  change?: Falsified["capacity"];
  /** Whether windows break the bound at all rates above the capacity, and at none below. */
  isQuiet?: boolean;
}

/**
 * Windows at fixed rates as they might have been measured, as many as the plan has: each breaks the bound of its load or
 * keeps it by chance, the more probably the higher its rate, as the likeliest curve through the stored ones says. In one
 * run all servers take more or less than in another; so does one start of a target, and one repetition, or the search for the
 * capacity after all of them.
 * The window itself is a stored one that did the same, at a rate as near as there is.
 */
export function simulatedCapacities(
  run: Run,
  { plan, capacities, change, isQuiet = false }: CapacitySimulation,
  chance: Chance,
): Steady[] {
  const shift = isQuiet ? 0 : CAPACITY_SPREAD.run * normal(chance.random);
  return capacities.flatMap((id) => {
    const [usual, bound] = [capacityWorld(run, id), boundOf(run, id)];
    if (!usual || bound === null) return [];
    const world = takingFewer(change?.(id, usual, (load) => capacityWorld(run, load)) ?? usual, shift);
    const moodOf = moods(isQuiet, chance);
    const stored = fixedRates(run, id);
    const take = (place: Steady): Steady[] => {
      const { repetition, purpose } = place;
      const { slower } = slownessOf(0, chance, { repetition, repetitions: plan.repetitions });
      const rate = perSecond(place) * (isPaced(purpose) ? Math.exp(world.pace) : 1);
      const odds = world.steepness * (Math.log(rate) - world.threshold - moodOf(place) + Math.log(slower));
      const breaks = isQuiet ? odds > 0 : chance.random() < 1 / (1 + Math.exp(-odds));
      return windowLike(stored, place, { rate, breaks, bound, chance });
    };
    const groups = [...Map.groupBy(stored, rateOf).values()];
    const repeated = groups.flatMap((group) =>
      placesOf(group, plan)
        .filter((place) => !isSearch(place))
        .flatMap(take),
    );
    return withSearch(repeated, { plan, bound, take });
  });
}

/** Shares of the highest rate follow from how fast a server is; others are given, or searched for. */
function isPaced(purpose: Steady["purpose"]): boolean {
  return purpose === "rate";
}

function isSearch({ purpose }: Steady): boolean {
  return purpose === "capacity" || purpose === "confirmation";
}

interface Search {
  plan: WindowPlan;
  bound: number;
  take: (place: Steady) => Steady[];
}

/** The windows and those that close in on the capacity, and confirm it, as a run would after them. */
function withSearch(repeated: Steady[], { plan: { steady }, bound, take }: Search): Steady[] {
  const all = [...repeated];
  const like = repeated.find(({ purpose }) => purpose === "rate");
  const search = (purpose: "capacity" | "confirmation", place: number) => {
    const tried = triedRates(all, bound);
    const rate = purpose === "capacity" ? nextRate(bracketOf(tried)) : confirmedRate(place, tried);
    if (like && rate !== null) all.push(...take(atRate({ ...like, purpose, place, share: null, repetition: 0 }, rate)));
  };
  for (let place = 0; place < (steady?.bisections ?? 0); place++) search("capacity", place);
  for (let place = 0; place < 2 * (steady?.confirmations ?? 0); place++) search("confirmation", place);
  return all;
}

/** Of a run, the windows that are simulated for a capacity. */
export function fixedRates(run: Run, id: SteadyId): Steady[] {
  return validWindowsOf(run, id).filter(({ window }) => window.loop.kind === "open");
}

/** By how much more the server takes in a start and a part of the run, as a logarithm. */
function moods(isQuiet: boolean, { random }: Chance): (place: Steady) => number {
  const draw = (spread: number) => (isQuiet ? 0 : spread * normal(random));
  const start = draw(CAPACITY_SPREAD.start);
  const known = new Map<string, number>();
  return (place) => {
    const part = isSearch(place) ? "search" : `${place.repetition}`;
    const mood = known.get(part) ?? start + draw(CAPACITY_SPREAD.repetition);
    known.set(part, mood);
    return mood;
  };
}

interface Wanted {
  rate: number;
  breaks: boolean;
  bound: number;
  chance: Chance;
}

/**
 * A stored window at the nearest rate that did as wanted, or else one that is made to; none where none was ever answered.
 */
function windowLike(stored: Steady[], place: Steady, { rate, breaks, bound, chance }: Wanted): Steady[] {
  const isBroken = (one: Steady) => !(tailSeconds(one) < bound);
  const alike = stored.filter((one) => isBroken(one) === breaks);
  const among = alike.length > 0 ? alike : stored.filter((one) => Number.isFinite(tailSeconds(one)));
  const distance = (one: Steady) => Math.abs(Math.log(perSecond(one) / rate));
  const least = Math.min(...among.map(distance));
  const nearest = among.filter((one) => distance(one) === least);
  const like = nearest[Math.floor(chance.random() * nearest.length)];
  if (!like) return [];
  const times = alike.length > 0 ? 1 : ((breaks ? 2 : 0.5) * bound) / tailSeconds(like);
  return [atRate({ ...place, window: slowerWindow(like.window, times) }, rate)];
}

/** The same window as if it had been sent at another rate. It still counts where the one that it is made from does. */
function atRate(one: Steady, ratePerSecond: number): Steady {
  const window = slowerWindow(one.window, 1);
  return { ...one, window: Object.assign(window, { loop: { ...window.loop, ratePerSecond } }) };
}

function tailSeconds({ window }: Steady): number {
  return latencyAt(window, SHARE) ?? Number.POSITIVE_INFINITY;
}

function perSecond({ window: { loop } }: Steady): number {
  return loop.kind === "open" ? loop.ratePerSecond : Number.NaN;
}
