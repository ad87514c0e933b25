import type { Steady } from "../../run/observations/steady.ts";
import type { Observation } from "../../run/observations.ts";
import type { Endpoint } from "../../run/parts/endpoint.ts";
import type { ConnectionUse } from "../../run/parts/load-window.ts";
import type { Run } from "../../run/run.ts";
import { decodeHistogram } from "../../statistics/histogram.ts";
import { invalidWindow, SENT_SHARE, tooFast } from "./validity/invalid-window.ts";

/** One endpoint of one target under steady load, on connections that are used in one way. */
export interface SteadyId {
  target: string;
  endpoint: string;
  use: ConnectionUse;
}

type Measured = Pick<Run, "observations" | "targets">;

/** To tell whether a window counts takes a third of a millisecond, and claims, numbers and figures all ask. */
const known = new WeakMap<Measured, Steady[]>();

/** Of a run, the windows of steady load that count, by today's rule. */
export function validWindows(run: Measured): Steady[] {
  const before = known.get(run);
  if (before) return before;
  const endpointsOf = new Map(run.targets.map(({ name, endpoints }) => [name, endpoints]));
  const valid = run.observations.filter(
    (seen): seen is Steady =>
      seen.kind === "steady" && invalidSteady(seen, endpointsOf.get(seen.target) ?? []).length === 0,
  );
  known.set(run, valid);
  return valid;
}

/** Its windows, without those beside another load. */
export function windowsOf(observations: readonly Observation[], { target, endpoint, use }: SteadyId): Steady[] {
  return observations.filter(
    (seen): seen is Steady =>
      seen.kind === "steady" &&
      seen.target === target &&
      seen.endpoint === endpoint &&
      seen.window.use === use &&
      seen.beside === null,
  );
}

/**
 * Why a window must not be counted; empty when it is valid.
 *
 * @param endpoints those that its target declares
 */
export function invalidSteady(
  { endpoint, iterations, window, beside }: Pick<Steady, "endpoint" | "iterations" | "window" | "beside">,
  endpoints: Endpoint[],
): string[] {
  return [
    ...invalidWindow(window, leastSecondsOf({ endpoint, iterations }, endpoints)),
    ...(beside ? besideReasons(beside, endpoints) : []),
  ];
}

/** What a request takes at the least: the wait that it asks for, else 0. */
function leastSecondsOf({ endpoint, iterations }: Pick<Steady, "endpoint" | "iterations">, endpoints: Endpoint[]) {
  const work = endpoints.find(({ name }) => name === endpoint)?.work;
  return work === "wait" ? (iterations ?? 0) / 1000 : 0;
}

/**
 * What is claimed of a load beside another is claimed of the rate that was planned for the other, and of requests that keep
 * the server busy: those that failed, or were answered at once, may not have.
 */
function besideReasons(beside: NonNullable<Steady["beside"]>, endpoints: Endpoint[]): string[] {
  const { endpoint, window } = beside;
  const { offered, sent, answered, firstError, sinceSent } = window;
  if (answered === 0) return [`no request to ${endpoint} was answered beside it: ${firstError}`];
  if (sent < SENT_SHARE * offered)
    return [`${sent} of ${offered} requests to ${endpoint} that were due beside it were sent`];
  if (answered < SENT_SHARE * sent)
    return [`${answered} of ${sent} requests to ${endpoint} beside it had a right answer: ${firstError}`];
  const fast = sinceSent === null ? [] : tooFast(decodeHistogram(sinceSent), leastSecondsOf(beside, endpoints));
  return fast.map((reason) => `of requests to ${endpoint} beside it, ${reason}`);
}
