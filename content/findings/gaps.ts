import { isLeftOut } from "../run/looks.ts";
import type { Burst } from "../run/observations/burst.ts";
import { baselineOf, isCalibrated } from "../run/parts/endpoint.ts";
import { burstsPerRepetition, type Sweep } from "../run/plan.ts";
import type { Run } from "../run/run.ts";
import { labelOf } from "../run/target-label.ts";
import { median } from "../statistics/quantile.ts";
import { burstsOn, invalidReason, makespan } from "./bursts/bursts.ts";
import { steadyGaps } from "./steady/steady-gaps.ts";

/** What a run planned for one target and does not have, or has and cannot count: a phrase for each. */
export interface Gap {
  target: string;
  label: string;
  missing: string[];
}

/** The gaps of every target that has any; empty when everything planned was measured and counts. */
export function gapsOf(run: Run): Gap[] {
  return [...run.plan.targets, ...run.plan.controls]
    .map((target) => ({ target, label: labelOf(run, target), missing: missingOf(run, target) }))
    .filter(({ missing }) => missing.length > 0);
}

function missingOf(run: Run, target: string): string[] {
  const mine = run.observations.filter((seen) => seen.target === target);
  if (mine.length === 0) return ["everything"];
  const sweeps = run.plan.sweeps.filter((sweep) => sweep.target === target);
  if (run.plan.controls.includes(target)) return sweeps.flatMap((sweep) => ofSweep(run, sweep));
  const computes = sweeps.some(({ work }) => isCalibrated(work));
  const declared = run.targets.find(({ name }) => name === target);
  const baseline = baselineOf(declared);
  const isAlone = sweeps.some(({ endpoint }) => endpoint === baseline?.name);
  const calibrated =
    !computes || mine.some((seen) => seen.kind === "calibration" && seen.samples.some(({ work }) => work));
  // Who keeps no contract cannot be asked for its processes.
  const listed = declared?.contract === false || mine.some((seen) => seen.kind === "snapshot" && seen.error === null);
  const alone = !isAlone || mine.some((seen) => seen.kind === "single" && seen.requests[0]?.error === null);
  return [
    ...(calibrated ? [] : ["calibration"]),
    ...(listed ? [] : ["processes at rest"]),
    ...(alone ? [] : ["one request alone"]),
    ...sweeps.flatMap((sweep) => ofSweep(run, sweep)),
    ...steadyGaps(run, target),
  ];
}

/** One phrase for each level of a sweep that lacks a burst that counts. */
function ofSweep(run: Run, sweep: Sweep): string[] {
  const { target, endpoint, levels } = sweep;
  const bursts = burstsOn(run, endpoint).filter((burst) => burst.target === target);
  return levels.flatMap((level) => {
    const planned = repetitionsOf(run, { target, endpoint, level }) * burstsPerRepetition(run.plan, sweep, level);
    const lacking = planned - counted(run, bursts, level);
    if (lacking <= 0) return [];
    return [`${endpoint} at n = ${level} (${lacking} of ${planned} bursts${sayTooSoon(bursts, level)})`];
  });
}

/**
 * A service that answers sooner cannot be measured in bursts: to connect and to send takes the client about half a
 * millisecond, which may be a twentieth of a total.
 */
const SOONEST_SECONDS = 0.01;

/** That a service answers too soon to be measured, where none of its bursts of one request is long enough. */
function sayTooSoon(bursts: Burst[], level: number): string {
  const solo = bursts.filter((burst) => burst.level === 1).flatMap((burst) => makespan(burst) ?? []);
  if (level !== 1 || solo.length === 0 || median(solo) >= SOONEST_SECONDS) return "";
  const milliseconds = 1000 * median(solo);
  return `: it answers within ${milliseconds.toPrecision(2)} ms, of which the client takes too large a part`;
}

/** How many repetitions a burst was planned in: not those from which a look at the claims left it out. */
function repetitionsOf({ plan, looks }: Run, cell: { target: string; endpoint: string; level: number }): number {
  const all = Array.from({ length: plan.repetitions }, (_, repetition) => repetition);
  return all.filter((repetition) => !isLeftOut(looks, { ...cell, repetition })).length;
}

function counted(run: Run, bursts: Burst[], level: number): number {
  return bursts.filter((burst) => burst.level === level && invalidReason(run, burst) === null).length;
}
