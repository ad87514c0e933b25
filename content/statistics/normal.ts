/**
 * A standard normal deviate (Box and Muller, "A Note on the Generation of Random Normal Deviates", Annals of
 * Mathematical Statistics 29 (1958)).
 *
 * @param random uniform from 0 to below 1
 */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
