import { quantileOfT } from "../t-quantile.ts";
import type { SharedVariance } from "./contrast.ts";

/** A value of a group that was measured in a block, such as on a machine. */
export interface Blocked {
  group: string;
  block: number;
  value: number;
}

/** By how much blocks raise the values of any group, and how well that is known. */
export interface BlockEffects {
  /** Of each block, above the mean of all that it is linked with. */
  effects: ReadonlyMap<number, number>;
  /** The variance of a weighted sum of effects; infinite where the weights compare blocks that nothing links. */
  varianceOf(weights: ReadonlyMap<number, number>): number;
  /** What is left of the values within a group and a block. */
  standardDeviation: number;
  /** Degrees of freedom of that. */
  freedom: number;
}

/**
 * The effects of blocks on values of groups that need not all be in each block, by least squares with one mean for each
 * group and one effect for each block (the intra-block analysis of incomplete blocks; Montgomery, "Design and Analysis of
 * Experiments", section 4.4). Blocks are linked where a group was measured in both, or in a chain of them: between others
 * nothing tells a difference of blocks from one of groups.
 *
 * @param values those that are not finite are missing
 * @param before what was known of the variance of a value before, which is pooled with what the values show
 * @returns null with fewer than two blocks, or where nothing is left to know the noise from
 */
export function blockEffects(values: readonly Blocked[], before: SharedVariance | null = null): BlockEffects | null {
  const known = values.filter(({ value }) => Number.isFinite(value));
  const blocks = [...new Set(known.map(({ block }) => block))].toSorted((a, b) => a - b);
  const groups = [...Map.groupBy(known, ({ group }) => group).values()];
  if (blocks.length < 2) return null;
  const placeOf = new Map(blocks.map((block, place) => [block, place]));
  const parts = linkedParts(blocks, groups);
  const { matrix, sums } = reducedEquations(groups, placeOf);
  // Each part's effects sum to 0; with this the equations have one solution.
  for (const [row, cells] of matrix.entries())
    for (const column of cells.keys()) if (parts[row] === parts[column]) cells[column] = (cells[column] ?? 0) + 1;
  const inverse = inverted(matrix);
  const solved = inverse.map((cells) => dot(cells, sums));
  const rest = groups.flatMap((group) =>
    centred(group.map(({ block, value }) => value - (solved[placeOf.get(block) ?? 0] ?? 0))),
  );
  const { variance, freedom: freedomBefore } = before ?? { variance: 0, freedom: 0 };
  const freedom = known.length - groups.length - (blocks.length - new Set(parts).size) + freedomBefore;
  if (freedom < 1) return null;
  const standardDeviation = Math.sqrt(rest.reduce((sum, one) => sum + one ** 2, freedomBefore * variance) / freedom);
  return {
    effects: new Map(blocks.map((block, place) => [block, solved[place] ?? 0])),
    varianceOf(weights) {
      const ordered = blocks.map((block) => weights.get(block) ?? 0);
      const isKnown = [...weights.keys()].every((block) => placeOf.has(block)) && balance(ordered, parts);
      const inner = ordered.map((weight, row) => weight * dot(inverse[row] ?? [], ordered)).reduce((a, b) => a + b, 0);
      return isKnown ? Math.max(0, inner) * standardDeviation ** 2 : Number.POSITIVE_INFINITY;
    },
    ...{ standardDeviation, freedom },
  };
}

/** A block's effect with its 95% interval by Student's t. */
export function effectOf({ effects, varianceOf, freedom }: BlockEffects, block: number) {
  const others = [...effects.keys()];
  const weights = new Map(others.map((other) => [other, (other === block ? 1 : 0) - 1 / others.length]));
  const estimate = effects.get(block) ?? 0;
  const reach = quantileOfT(0.975, freedom) * Math.sqrt(varianceOf(weights));
  return { estimate, low: estimate - reach, high: estimate + reach };
}

/** What is left of the normal equations once the groups' means are taken out. */
function reducedEquations(groups: readonly Blocked[][], placeOf: ReadonlyMap<number, number>) {
  const size = placeOf.size;
  const matrix = Array.from({ length: size }, () => Array<number>(size).fill(0));
  const sums = Array<number>(size).fill(0);
  for (const group of groups) {
    const counts = Array<number>(size).fill(0);
    const middle = group.reduce((sum, { value }) => sum + value, 0) / group.length;
    for (const { block, value } of group) {
      const place = placeOf.get(block) ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
      sums[place] = (sums[place] ?? 0) + value - middle;
    }
    for (const [row, count] of counts.entries()) {
      const cells = matrix[row] ?? [];
      for (const [column, other] of counts.entries())
        cells[column] = (cells[column] ?? 0) + (row === column ? count : 0) - (count * other) / group.length;
    }
  }
  return { matrix, sums };
}

/** For each block the number of the part that it is in: blocks of one part are linked. */
function linkedParts(blocks: readonly number[], groups: readonly Blocked[][]): number[] {
  const part = new Map(blocks.map((block, place) => [block, place]));
  for (const group of groups) {
    const linked = new Set(group.map(({ block }) => part.get(block)));
    const [first] = linked;
    for (const [block, number] of part) if (linked.has(number)) part.set(block, first ?? number);
  }
  return blocks.map((block) => part.get(block) ?? 0);
}

/** Whether weights sum to 0 within each part. */
function balance(weights: readonly number[], parts: readonly number[]): boolean {
  const sums = new Map<number, number>();
  for (const [place, weight] of weights.entries()) {
    const part = parts[place] ?? 0;
    sums.set(part, (sums.get(part) ?? 0) + weight);
  }
  return sums.size < 2 || [...sums.values()].every((sum) => Math.abs(sum) < 1e-9);
}

function centred(values: readonly number[]): number[] {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - middle);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, place) => sum + one * (b[place] ?? 0), 0);
}

/** The inverse of a symmetric positive definite matrix, by Gauss and Jordan. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((cells, row) => [
    ...cells,
    ...Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)),
  ]);
  for (let pivot = 0; pivot < size; pivot++) {
    const own = rows[pivot] ?? [];
    const scale = own[pivot] ?? 1;
    for (const [column, cell] of own.entries()) own[column] = cell / scale;
    for (const [row, cells] of rows.entries()) {
      const factor = cells[pivot] ?? 0;
      if (row === pivot || factor === 0) continue;
      for (const [column, cell] of cells.entries()) cells[column] = cell - factor * (own[column] ?? 0);
    }
  }
  return rows.map((cells) => cells.slice(size));
}
