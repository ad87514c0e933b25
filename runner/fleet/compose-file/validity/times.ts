import { isBranch, type Path, type Tree } from "../syntax/yaml-tree.ts";
import type { Wrong } from "./wrong.ts";

/**
 * The first place of a day that is no text there: Compose refuses most of them, drops commands of them without a word, and
 * shows a few in forms of their own. In keys that are somebody's own, a day may stand.
 */
export function misplacedTime(value: Tree, path: Path = []): Wrong | undefined {
  if (value instanceof Date) {
    const day = value.toISOString().slice(0, 10);
    return { path, reason: `expected text, got the time ${day}; put it in quotes` };
  }
  if (Array.isArray(value)) return firstOf(value.map((one, at) => () => misplacedTime(one, [...path, at])));
  if (!isBranch(value)) return undefined;
  const named = Object.entries(value).filter(([key]) => key === "x-benchbook" || !key.startsWith("x-"));
  return firstOf(
    named.map(
      ([key, one]) =>
        () =>
          misplacedTime(one, [...path, key]),
    ),
  );
}

function firstOf(looks: (() => Wrong | undefined)[]): Wrong | undefined {
  for (const look of looks) {
    const found = look();
    if (found) return found;
  }
  return undefined;
}
