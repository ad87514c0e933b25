import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { sayLoadsNotComparable } from "../../../steady/loads-on-nodes.ts";
import { boundOf, offeredRates } from "../../../steady/steady-loads.ts";
import { tailOf } from "../../../steady/tails.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { slowedWindows } from "../../../worlds/slowed-windows.ts";
import { byCount } from "../../judged-by.ts";
import { nameOfLoad } from "../../say-tail.ts";
import { falsifiable, NOT_MEASURED, type Test, type Verdict } from "../../verdict.ts";
import { judgeTail } from "./p99-below.ts";

/** What is certain of an endpoint's capacity: its 99th percentile keeps the bound at one rate, and breaks it at another. */
interface Certain {
  /** 0 where it is certain to keep the bound at no rate. */
  keeps: number;
  /** Infinity where it is certain to break it at none. */
  breaks: number;
  windows: number;
}

/**
 * One endpoint takes more requests a second within its declared bound than another does within its own: it keeps the bound
 * at a rate, by its whole interval, that is no lower than one at which the other breaks its own. All rates of both are looked
 * at, and each may be what decides: their intervals share the error that the claim may have (Bonferroni).
 */
export function higherCapacity(first: SteadyId, second: SteadyId): Test {
  const test = (run: Run) => {
    const apart = sayLoadsNotComparable(run, first, second);
    if (apart !== null) return { ...NOT_MEASURED, evidence: apart };
    const rates = offeredRates(run, first).length + offeredRates(run, second).length;
    const confidence = 1 - (1 - confidenceOf(run)) / Math.max(1, rates);
    const [one, other] = [certainOf(run, first, confidence), certainOf(run, second, confidence)];
    if (!one || !other) return NOT_MEASURED;
    const evidence = `${sayCertain(run, first, one)}; ${sayCertain(run, second, other)}`;
    return byCount({ verdict: verdictOf(one, other), evidence }, one.windows + other.windows);
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [first, second],
    falsify: (truth, beyond) => {
      const bound = boundOf(truth, first);
      const tails = offeredRates(truth, first).flatMap((rate) => tailOf(truth, first, rate)?.estimate ?? []);
      if (bound === null || tails.length === 0) return null;
      const by = Math.log(bound) - Math.min(...tails) + beyond;
      return { run: (run) => slowedWindows(run, first, by) };
    },
  });
}

function verdictOf(one: Certain, other: Certain): Verdict {
  const holds = one.keeps >= other.breaks;
  const fails = one.breaks <= other.keeps;
  // Both at once contradict each other: a tail does not shrink as a rate grows.
  if (holds === fails) return "undecided";
  return holds ? "holds" : "fails";
}

function certainOf(run: Run, id: SteadyId, confidence: number): Certain | null {
  const boundSeconds = boundOf(run, id);
  if (boundSeconds === null) return null;
  const judged = offeredRates(run, id).flatMap((rate) => {
    const verdict = judgeTail(run, id, rate, { boundSeconds, confidence })?.verdict;
    return verdict ? [{ verdict, perSecond: rate.perSecond, windows: rate.windows.length }] : [];
  });
  if (judged.length === 0) return null;
  const at = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).map(({ perSecond }) => perSecond);
  return {
    keeps: Math.max(0, ...at("holds")),
    breaks: Math.min(Number.POSITIVE_INFINITY, ...at("fails")),
    windows: judged.reduce((sum, { windows }) => sum + windows, 0),
  };
}

function sayCertain(run: Run, id: SteadyId, { keeps, breaks }: Certain): string {
  const say = (rate: number) => `${Number(rate.toPrecision(3))} a second`;
  const kept = keeps > 0 ? `keeps its bound at ${say(keeps)}` : "is certain to keep its bound at no rate";
  const broken = Number.isFinite(breaks) ? `breaks it at ${say(breaks)}` : "at none certain to break it";
  return `${nameOfLoad(run, id)} ${kept}, ${broken}`;
}
