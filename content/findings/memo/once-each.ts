/**
 * The same computation, done once for each measured thing and key: neither runs nor their observations ever change, and what
 * is computed of one is asked for by many figures, tables and claims.
 */
export function onceEach<O extends object, K, T>(compute: (measured: O, key: K) => T): (measured: O, key: K) => T {
  const known = new WeakMap<O, Map<K, T>>();
  return (measured, key) => {
    const ofOne = known.get(measured) ?? new Map<K, T>();
    known.set(measured, ofOne);
    if (!ofOne.has(key)) ofOne.set(key, compute(measured, key));
    return ofOne.get(key) as T;
  };
}
