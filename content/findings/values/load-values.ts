import type { LoadWindow, Loop } from "../../run/parts/load-window.ts";
import type { Run } from "../../run/run.ts";
import { type WindowKind, windowSeconds } from "../../run/steady-plan.ts";
import { plain, seconds, type ValueOf } from "./value.ts";

// How a steady load was sent.

/** How long each window of a kind lasts. */
export function windowDuration(kind: WindowKind): ValueOf {
  return ({ plan: { steady } }) => seconds(steady ? windowSeconds(steady, kind) : null);
}

/** How long requests are sent before each window, and not counted. */
export const warmUpDuration: ValueOf = (run) => seconds(run.plan.steady?.warmUpSeconds ?? null);

/** How long one request of a steady load may take. */
export const steadyTimeout: ValueOf = (run) => seconds(run.plan.steady?.requestTimeoutSeconds ?? null);

/** The most threads of the client that sent a load of a kind of loop. */
export function clientThreads(loop: Loop["kind"]): ValueOf {
  return (run) => {
    const threads = windowsIn(run, loop).map(({ cpuShares }) => cpuShares.length);
    return plain(threads.length > 0 ? Math.max(...threads) : null);
  };
}

/** In how many of the windows that kept to a rate the client's threads went before all others, in percent. */
export const precedence: ValueOf = (run) => {
  const recorded = windowsIn(run, "open").flatMap(({ hadPrecedence }) => hadPrecedence ?? []);
  const had = recorded.filter(Boolean).length;
  return { number: recorded.length > 0 ? (100 * had) / recorded.length : null, unit: "%" };
};

function windowsIn({ observations }: Run, loop: Loop["kind"]): LoadWindow[] {
  return observations.flatMap((seen) =>
    seen.kind === "steady" && seen.window.loop.kind === loop ? [seen.window] : [],
  );
}
