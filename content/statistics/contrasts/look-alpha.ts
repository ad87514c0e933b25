/** What is left of 5% for each of so many looks, from one look on: found by the simulation that the unit tests repeat. */
const AT_EACH_OF = [0.05, 0.028, 0.021, 0.0175, 0.015, 0.0135, 0.0122, 0.0113, 0.0105, 0.0098];

/**
 * The error that each of several looks at growing data may have for all of them together to have 5%: the constant bound
 * of Pocock, "Group sequential methods in the design and analysis of clinical trials", Biometrika 64 (1977), for looks
 * after the 2nd, 3rd, … repetition. A claim is judged at each look with confidence 1 − this.
 *
 * His bounds are for a known spread. Ours are what is left with Student's t and a spread pooled over three groups or
 * more, of which the first look knows little: 0.028 at each of two looks where he has 0.0294.
 *
 * @param looks that are planned, whether or not all of them are taken; beyond ten the bound falls as 1 / looks, which is
 *   faster than it must
 * @throws RangeError unless it is a whole number from 1
 */
export function lookAlpha(looks: number): number {
  if (!Number.isInteger(looks) || looks < 1)
    throw new RangeError(`expected a whole number of looks from 1, got ${looks}`);
  const last = AT_EACH_OF.length;
  return AT_EACH_OF[looks - 1] ?? ((AT_EACH_OF[last - 1] ?? 0) * last) / looks;
}
