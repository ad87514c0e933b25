/** The completions of one measured burst: one of seconds since it was sent for each of its requests, ascending. */
export interface MeasuredBurst {
  level: number;
  completions: readonly number[];
}

/** What the bursts of one level say together. */
export interface LevelEvidence {
  level: number;
  /** The level's part of all bursts. */
  weight: number;
  /** Of the k-th completions of its bursts, the mean of their logarithms. */
  logMeans: number[];
}

/** All that a fit needs to know of the bursts. */
export interface Evidence {
  /** How many bursts there are, those left out not counted. */
  bursts: number;
  levels: LevelEvidence[];
  /** The squared log deviation within levels that no model can explain: the mean over all bursts. */
  within: number;
}

/**
 * Bursts condensed so that a model is compared with each level once: the mean of (ln measured − ln predicted)² is that
 * of the logarithms' mean plus what lies within the level (the sum of squares decomposed, as in analysis of variance).
 * Leaves out bursts that miss completions, or have one that is not a positive time.
 */
export function evidenceOf(bursts: readonly MeasuredBurst[]): Evidence {
  const logs = bursts.filter(isWhole).map(({ completions }) => completions.toSorted((a, b) => a - b).map(Math.log));
  const byLevel = Map.groupBy(logs, ({ length }) => length);
  const levels = [...byLevel]
    .toSorted(([a], [b]) => a - b)
    .map(([level, repeats]) => ({
      level,
      weight: repeats.length / logs.length,
      logMeans: Array.from({ length: level }, (_, k) => mean(repeats.map((one) => one[k] ?? 0))),
    }));
  const meansAt = new Map(levels.map(({ level, logMeans }) => [level, logMeans]));
  const within = mean(logs.map((one) => meanSquaredDifference(one, meansAt.get(one.length) ?? [])));
  return { bursts: logs.length, levels, within };
}

/** The mean of squared differences of two lists of the same length. */
export function meanSquaredDifference(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < one.length; k++) sum += ((one[k] ?? 0) - (other[k] ?? 0)) ** 2;
  return sum / one.length;
}

function isWhole({ level, completions }: MeasuredBurst): boolean {
  return level > 0 && completions.length === level && completions.every((seconds) => seconds > 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
