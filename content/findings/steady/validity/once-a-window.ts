/**
 * The same computation, done once for each window and key: windows never change, and reading their histograms takes longer
 * than all else that is made of them.
 */
export function onceAWindow<W extends object, K, T>(compute: (window: W, key: K) => T): (window: W, key: K) => T {
  const known = new WeakMap<W, Map<K, T>>();
  return (window, key) => {
    const ofWindow = known.get(window) ?? new Map<K, T>();
    known.set(window, ofWindow);
    if (!ofWindow.has(key)) ofWindow.set(key, compute(window, key));
    return ofWindow.get(key) as T;
  };
}
