/**
 * The same computation, done once for each observation and key: observations never change, and what is computed of one is
 * asked for by many figures, tables and claims.
 */
export function onceEach<O extends object, K, T>(
  compute: (observation: O, key: K) => T,
): (observation: O, key: K) => T {
  const known = new WeakMap<O, Map<K, T>>();
  return (observation, key) => {
    const ofOne = known.get(observation) ?? new Map<K, T>();
    known.set(observation, ofOne);
    if (!ofOne.has(key)) ofOne.set(key, compute(observation, key));
    return ofOne.get(key) as T;
  };
}
