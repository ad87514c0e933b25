import { expect } from "vitest";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import type { Run } from "../../../../content/run/run.ts";
import { isHeldUp } from "../../../../runner/checks/crash-test/held-up.ts";
import { identityOf } from "../../../../runner/run/resume/identity.ts";

/** The warm bursts of a run in the order in which they were measured; of one that was repeated, the last attempt. */
export function lastAttempts({ observations }: Pick<Run, "observations">): Burst[] {
  const warm = observations.filter((seen): seen is Burst => seen.kind === "burst" && !seen.cold);
  const attempts = Map.groupBy(warm, identityOf);
  return [...attempts.values()].flatMap((all) => all.toSorted((a, b) => a.attempt - b.attempt).at(-1) ?? []);
}

/** Why a burst does not count, but for what other work on the machine explains: empty for a target that behaves. */
export function reasonsOfTarget({ invalidReasons }: Burst): string[] {
  return invalidReasons.filter((reason) => !isHeldUp(reason));
}

/**
 * Expects bursts on a target that behaves to have been served. Their timeout may be short: on a busy machine one may be
 * over before it is answered, but not all.
 */
export function expectServed(bursts: Burst[]): void {
  expect(bursts.flatMap(reasonsOfTarget).filter((reason) => !/timeout: /.test(reason))).toEqual([]);
  expect(bursts.some(({ requests }) => requests.every(({ error }) => error === null))).toBe(true);
}
