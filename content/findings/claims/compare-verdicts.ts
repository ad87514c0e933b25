import { isMeasured, type JudgedClaim } from "./judge-claims.ts";
import type { Verdict } from "./verdict.ts";

/** A claim as a reference run and some other runs of the same servers decide it. */
export interface ComparedClaim {
  id: string;
  /** What the reference says. */
  reference: Verdict;
  /** How many of the runs give each verdict. */
  runs: Record<Verdict, number>;
  /** Runs that decide it otherwise than the reference does; none where the reference is undecided. */
  wrong: number;
}

/** What some runs decide, beside what a reference run of the same servers decides. */
export interface VerdictComparison {
  claims: ComparedClaim[];
  /** How many of these claims each run decides. */
  decidedByRun: number[];
  /** Wrong decisions of all runs together. */
  wrong: number;
}

/**
 * Compares verdicts, claim by claim. Claims about what the reference did not measure are left out.
 *
 * @param reference every claim as one run decides it, usually the longest
 * @param runs the same claims as each of the other runs decides them
 */
export function compareVerdicts(
  reference: readonly JudgedClaim[],
  runs: readonly (readonly JudgedClaim[])[],
): VerdictComparison {
  const measured = reference.filter(isMeasured);
  const claims = measured.map((one): ComparedClaim => {
    const verdicts = runs.map((judged) => judged.find(({ id }) => id === one.id)?.verdict ?? "undecided");
    const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
    const counts = { holds: count("holds"), fails: count("fails"), undecided: count("undecided") };
    return { id: one.id, reference: one.verdict, runs: counts, wrong: wrongOf(one.verdict, counts) };
  });
  const ids = new Set(measured.map(({ id }) => id));
  return {
    claims,
    decidedByRun: runs.map((all) => all.filter(({ id, verdict }) => ids.has(id) && verdict !== "undecided").length),
    wrong: claims.reduce((sum, one) => sum + one.wrong, 0),
  };
}

function wrongOf(reference: Verdict, { holds, fails }: Record<Verdict, number>): number {
  return { holds: fails, fails: holds, undecided: 0 }[reference];
}

/** The comparison in a line: `10 runs: claims decided 24–31 of 39, wrong decisions 0`. */
export function sayComparison({ claims, decidedByRun, wrong }: VerdictComparison): string {
  const [least, most] = [Math.min(...decidedByRun), Math.max(...decidedByRun)];
  const runs = `${decidedByRun.length} ${decidedByRun.length === 1 ? "run" : "runs"}`;
  const decided = least === most ? `${least}` : `${least}–${most}`;
  return `${runs}: claims decided ${decided} of ${claims.length}, wrong decisions ${wrong}`;
}
