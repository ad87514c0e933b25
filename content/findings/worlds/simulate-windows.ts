import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import { kindOfWindow, windowSeconds } from "../../run/steady-plan.ts";
import { mean, pooledSpread } from "../../statistics/pooled-spread.ts";
import { answeredPerSecond, latencyAt } from "../steady/latency-at.ts";
import { slowerWindow } from "../steady/validity/slower-window.ts";
import { invalidSteady } from "../steady/windows.ts";
import { isOf, type LoadId, placesOf, rateOf, type WindowPlan } from "./planned-windows.ts";
import { type Chance, slownessOf } from "./simulate-burst.ts";

/** What windows are simulated with. */
export interface WindowSimulation {
  /** How often each rate is repeated, and which there are. */
  plan: WindowPlan;
  /** What is simulated; windows of other loads are left out. */
  loads: readonly LoadId[];
  /** Whether windows are as long as those of their rate usually are, without a spread. */
  isQuiet?: boolean;
}

/** The percentile that all claims are about: windows scatter as it does. */
const SHARE = 0.99;

/**
 * Windows of steady load as they might have been measured: of each rate, and of each number of connections, as many as the
 * plan has repetitions, and those in which the capacity was looked for where they were. Each is one of the stored
 * windows like it, drawn by chance, of which all times are as many times as long as makes its 99th percentile one of a
 * lognormal distribution, about the mean of those windows and with the spread of their whole load; of a closed loop it
 * is the answers that are. A light load alone and beside another has a spread each. Shorter windows scatter more, as
 * fewer requests do. Alone at one rate it is the same load, whichever other it is measured beside as well: what sets
 * its windows apart is chance.
 */
export function simulatedWindows(run: Run, { plan, loads, isQuiet }: WindowSimulation, chance: Chance): Steady[] {
  const distinct = loads.filter((load, index) => loads.findIndex((one) => isOf(one, load)) === index);
  return distinct.flatMap((load) => {
    const endpoints = run.targets.find(({ name }) => name === load.target)?.endpoints ?? [];
    const valid = run.observations.filter(
      (seen): seen is Steady => seen.kind === "steady" && isOf(seen, load) && isUsable(seen, endpoints),
    );
    const kinds = [...Map.groupBy(valid, spreadOf).values()].map((ofKind) => [...Map.groupBy(ofKind, rateOf).values()]);
    return kinds.flatMap((groups) => {
      const spread = isQuiet ? 0 : (pooledSpread(groups.map((group) => group.map(logOf)))?.standardDeviation ?? 0);
      return groups.flatMap((group) => simulatedGroup(group, { plan, spread }, chance));
    });
  });
}

function isUsable(seen: Steady, endpoints: Parameters<typeof invalidSteady>[1]): boolean {
  return Number.isFinite(logOf(seen)) && invalidSteady(seen, endpoints).length === 0;
}

/** Windows like some of one rate. */
function simulatedGroup(
  group: Steady[],
  { plan, spread }: { plan: WindowSimulation["plan"]; spread: number },
  chance: Chance,
): Steady[] {
  const center = mean(group.map(logOf));
  const places = [...Map.groupBy(group, mixOf).values()].flatMap((ofMix) => placesOf(ofMix, plan));
  return places.map((place) => {
    const like = group[Math.floor(chance.random() * group.length)] ?? place;
    const seconds = plan.steady ? windowSeconds(plan.steady, kindOfWindow(like.purpose)) : like.window.seconds;
    const noise = spread * Math.sqrt(like.window.seconds / seconds);
    const log =
      center -
      logOf(like) +
      Math.log(slownessOf(noise, chance, { repetition: place.repetition, repetitions: plan.repetitions }).slower);
    return { ...place, window: slowed(like.window, Math.exp(log)) };
  });
}

/** A closed loop that is slower has fewer answers, of which it may have a part, and as many in flight. */
function slowed(window: Steady["window"], times: number): Steady["window"] {
  if (window.loop.kind === "open") return slowerWindow(window, times);
  const answered = window.answered / times;
  const sent = window.sent - window.answered + answered;
  return { ...window, answered, sent, offered: sent };
}

/** What scatters of a window, as a logarithm: its 99th percentile, or the time that one answer took of a closed loop. */
function logOf({ window }: Steady): number {
  if (window.loop.kind === "closed") return -Math.log(answeredPerSecond(window));
  return Math.log(latencyAt(window, SHARE) ?? Number.NaN);
}

/** What windows have in common that scatter alike. */
function spreadOf({ purpose, place, window: { use, loop } }: Steady): string {
  if (purpose === "alone") return purpose;
  return purpose === "beside" ? `${purpose} ${place}` : `${loop.kind} ${use}`;
}

/** Which mixed load windows were measured for; null of all that were not for one. */
function mixOf({ purpose, place }: Steady): number | null {
  return purpose === "alone" || purpose === "beside" ? place : null;
}
