import probabilityOfF from "@stdlib/stats-base-dists-f-cdf";

/**
 * How probably a noncentral F is at most a value, as Patnaik, "The non-central χ²- and F-distributions", Biometrika 36
 * (1949), makes it a central one.
 *
 * @param value a ratio of mean squares
 * @param freedom of the numerator and of the denominator
 * @param shift the noncentrality: the sum of squares that the numerator has beyond chance, in units of the variance
 */
export function noncentralF(value: number, freedom: { above: number; below: number }, shift: number): number {
  const { above, below } = freedom;
  const like = (above + shift) ** 2 / (above + 2 * shift);
  return probabilityOfF((value * above) / (above + shift), like, below);
}
