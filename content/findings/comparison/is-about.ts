import type { Run } from "../../run/run.ts";

/** Whether a run may be compared about an article: one that was measured for another is of none but that. */
export function isAbout({ plan }: Pick<Run, "plan">, slug: string): boolean {
  return plan.article === null || plan.article === slug;
}

/** Whether two runs put bursts or steady load on any endpoint of the same target. */
export function haveInCommon(theirs: Pick<Run, "plan">, yours: Pick<Run, "plan">): boolean {
  const known = new Set(askedIn(theirs));
  return askedIn(yours).some((one) => known.has(one));
}

/** Every endpoint of a target that a run asks, as one text. */
function askedIn({ plan: { sweeps, steady } }: Pick<Run, "plan">): string[] {
  const light = (steady?.mixed ?? []).map((mixed) => ({ target: mixed.target, endpoint: mixed.light.endpoint }));
  const asked = [...sweeps, ...(steady?.loads ?? []), ...light];
  return asked.map(({ target, endpoint }) => JSON.stringify([target, endpoint]));
}
