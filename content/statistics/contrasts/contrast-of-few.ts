import { quantileOfT } from "../t-quantile.ts";
import { type Contrast, contrastOfSamples, type SharedVariance, type Weighted } from "./contrast.ts";

/** A spread with more degrees of freedom than this is known well enough for Satterthwaite's. */
const FEW = 2;

/**
 * The same as {@link contrastOfSamples}, where one spread is known with one or two degrees of freedom and another, or what
 * all share, with more. By chance the first looks far too small now and then, and just then Satterthwaite's degrees of
 * freedom are those of the other: with 2 and 6 values, of which the fewer scatter more, a one-sided test at 5% would err in 7
 * of 100. Here the quantile of Student's t is the mean of each part's own, weighed by its variance (Cochran, "Approximate
 * significance levels of the Behrens-Fisher test", Biometrics 20 (1964)): where one spread is all that counts it is exact,
 * in between it is careful. Where all parts are equally well known, or none with so few, it is the usual one.
 */
export function contrastOfFew(
  samples: readonly (readonly Weighted[])[],
  confidence = 0.95,
  shared: SharedVariance | null = null,
): Contrast | null {
  const usual = contrastOfSamples(samples, confidence, shared);
  if (!usual || !(usual.standardError > 0)) return usual;
  const spreads = samples.flatMap((sample) => contrastOfSamples([sample], confidence) ?? []);
  const parts = [
    ...spreads.map(({ standardError, freedom }) => ({ variance: standardError ** 2, freedom })),
    ...(shared && shared.variance > 0 ? [shared] : []),
  ];
  const freedoms = parts.map(({ freedom }) => freedom);
  const fewest = Math.min(...freedoms);
  if (fewest > FEW || new Set(freedoms).size === 1) return usual;
  const { estimate, standardError } = usual;
  const probability = (1 + confidence) / 2;
  const weighed = parts.map((part) => part.variance * quantileOfT(probability, part.freedom));
  const quantile = weighed.reduce((sum, one) => sum + one, 0) / standardError ** 2;
  const reach = quantile * standardError;
  const freedom = freedomWith(quantile, probability, { from: fewest, to: Math.max(...freedoms) });
  return { estimate, low: estimate - reach, high: estimate + reach, standardError, freedom };
}

/** To a four-thousandth of what is searched through. */
const HALVINGS = 12;

/** The degrees of freedom at which Student's t has a quantile: the fewer there are, the larger it is. */
function freedomWith(quantile: number, probability: number, { from, to }: { from: number; to: number }): number {
  let [few, many] = [from, to];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (few + many) / 2;
    if (quantileOfT(probability, middle) > quantile) few = middle;
    else many = middle;
  }
  return (few + many) / 2;
}
