/** The keys under which a run keeps text in somebody else's words; names of targets are not among them. */
export const FREE_TEXT: ReadonlySet<string> = new Set(["error", "message", "top", "invalidReasons", "command"]);

/**
 * The same value with all of its free text replaced. What has none is not copied: a long run would be in memory twice.
 *
 * @param keys below which text is free
 */
export function replacedIn<T>(value: T, replace: (text: string) => string, keys = FREE_TEXT): T {
  return deep(value, { replace, keys }, false) as T;
}

interface Replacing {
  replace: (text: string) => string;
  keys: ReadonlySet<string>;
}

function deep(value: unknown, how: Replacing, isFree: boolean): unknown {
  if (typeof value === "string") return isFree ? how.replace(value) : value;
  if (Array.isArray(value)) {
    const items = value.map((item) => deep(item, how, isFree));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([key, item]) => [key, deep(item, how, isFree || how.keys.has(key))] as const);
  return after.every(([, item], index) => item === before[index]?.[1]) ? value : Object.fromEntries(after);
}
