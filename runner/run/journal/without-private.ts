import os from "node:os";

/** The keys under which a run file keeps text in somebody else's words; names of targets are not among them. */
const FREE_TEXT = new Set(["error", "message", "top", "invalidReasons", "command"]);

/**
 * The same value with everything private taken out of its free text: absolute paths, this machine's host name and
 * the name of whoever runs it. A last line of defence: nothing private should have come this far.
 */
export function withoutPrivate<T>(value: T): T {
  return deep(value, replacements(), false) as T;
}

type Replacement = [pattern: RegExp, by: string];

function replacements(): Replacement[] {
  const words: [string, string][] = [
    [os.hostname(), "host"],
    [os.userInfo().username, "user"],
  ];
  return [
    // An absolute path of two parts or more; what follows a colon or a word (a URL, a version) is none.
    [/(?<![\w.:/])\/(?:[\w.@+-]+\/)+[\w.@+-]*/g, "(path)"],
    // Words of one letter would tear innocent text apart, and tell nothing.
    ...words
      .filter(([word]) => word.length > 1)
      .map(([word, by]): Replacement => [new RegExp(`(?<!\\w)${RegExp.escape(word)}(?!\\w)`, "g"), by]),
  ];
}

/** What holds nothing private is not copied: a long run would be in memory twice. */
function deep(value: unknown, patterns: Replacement[], isFree: boolean): unknown {
  if (typeof value === "string")
    return isFree ? patterns.reduce((text, [pattern, by]) => text.replace(pattern, by), value) : value;
  if (Array.isArray(value)) {
    const items = value.map((item) => deep(item, patterns, isFree));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([key, item]) => [key, deep(item, patterns, FREE_TEXT.has(key))] as const);
  return after.every(([, item], index) => item === before[index]?.[1]) ? value : Object.fromEntries(after);
}
