import { BACKENDS } from "../../run/circumstances/backend.ts";
import type { Environment } from "../../run/circumstances/environment.ts";
import { isMeasured, isUnasked, type JudgedClaim } from "../claims/judge-claims.ts";
import type { Verdict } from "../claims/verdict.ts";
import type { Machine } from "./machine.ts";

/** A run that stands for its machine, with what it says to the claims of an article. */
export interface MachineRun {
  machine: Machine;
  run: string;
  backend: Environment["backend"];
  plan: string;
  /** Whether it was measured elsewhere, and contributed. */
  isContributed: boolean;
  judged: readonly JudgedClaim[];
}

/** What a machine says to one claim; null where it did not measure what the claim is about. A quick run is not asked some. */
export interface OnMachine extends Omit<MachineRun, "judged"> {
  judged: JudgedClaim | null;
}

/** A claim on every machine. */
export function acrossMachines(machines: readonly MachineRun[], claim: string): OnMachine[] {
  return machines.map(({ judged, ...of }) => {
    const found = judged.find(({ id }) => id === claim);
    return { ...of, judged: found && (isMeasured(found) || isUnasked(found)) ? found : null };
  });
}

const WORDS: Record<Verdict, string> = { holds: "holds on", fails: "fails on", undecided: "is undecided on" };

/** On how many machines a claim has which verdict, after a word for the claim: `holds on 5 of 6 machines and fails on 1`. */
export function sayAcross(machines: readonly OnMachine[]): string {
  const verdicts = asked(machines).map(({ judged: { verdict } }) => verdict);
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const [first, ...others] = (["holds", "fails", "undecided"] as const).filter((verdict) => count(verdict) > 0);
  if (first === undefined)
    return machines.some(({ judged }) => judged)
      ? "is asked of full runs, of which there is none"
      : "was measured on no machine";
  const all = `${count(first)} of ${verdicts.length} ${verdicts.length === 1 ? "machine" : "machines"}`;
  const parts = [`${WORDS[first]} ${all}`, ...others.map((one) => `${WORDS[one]} ${count(one)}`)];
  return parts.join(", ").replace(/, ([^,]*)$/, " and $1");
}

/** The same, with how many were measured in which way, where that differs, and how many are contributed. */
export function sayAcrossMixed(machines: readonly OnMachine[]): string {
  const measured = asked(machines);
  const contributed = measured.filter(({ isContributed }) => isContributed).length;
  const apart = [...waysOf(measured), ...(contributed > 0 ? [`${contributed} contributed`] : [])];
  return `${sayAcross(machines)}${apart.length > 0 ? ` (${apart.join("; ")})` : ""}`;
}

/** How many machines were measured through which backend with which plan; nothing where all were alike. */
export function waysOf(machines: readonly Pick<MachineRun, "backend" | "plan">[]): string[] {
  const ways = Map.groupBy(machines, sayWay);
  return ways.size < 2 ? [] : [...ways].map(([way, ones]) => `${ones.length} with ${way}`);
}

/** How a machine was measured: `full plan, Compose`. */
export function sayWay({ backend, plan }: Pick<MachineRun, "backend" | "plan">): string {
  return `${plan} plan, ${BACKENDS[backend]}`;
}

/** Those whose verdict counts: a run that is not asked has none. */
function asked(machines: readonly OnMachine[]): (OnMachine & { judged: JudgedClaim })[] {
  return machines.flatMap((one) => (one.judged && !isUnasked(one.judged) ? [{ ...one, judged: one.judged }] : []));
}
