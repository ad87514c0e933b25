/** What no run file needs, and what some readers of it would fall over. */
export interface Malformed {
  /** The keys and indices from the root of the file to it. */
  path: PropertyKey[];
  reason: string;
}

/** A run file is about ten levels deep. */
const DEEPEST = 32;

/**
 * Looks through a parsed document for what its canonical form cannot hold (numbers beyond all bounds, halves of
 * surrogate pairs), for keys that other readers take for an object's prototype, and for nesting that would exhaust
 * the stack of whatever walks it. Walks without a stack of its own calls, and keeps no more than the path to where it is: a
 * list may have millions of items.
 *
 * @returns undefined when there is nothing of the kind
 */
export function malformed(document: unknown): Malformed | undefined {
  const wrong = refusal({ value: document, depth: 0 });
  if (wrong) return { path: [], reason: wrong };
  const levels: Level[] = isLevel(document) ? [levelOf(document)] : [];
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const at = level.next;
    level.next += 1;
    if (at === level.length) {
      levels.pop();
      continue;
    }
    const key = level.keys?.[at] ?? at;
    const value: unknown = Reflect.get(level.of, key);
    const reason = refusal({ value, depth: levels.length, key });
    if (reason) return { path: levels.map(({ keys, next }) => keys?.[next - 1] ?? next - 1), reason };
    if (isLevel(value)) levels.push(levelOf(value));
  }
  return undefined;
}

/** A map or a list that is being walked, and which of its items comes next. */
interface Level {
  of: object;
  /** The keys of a map; null of a list. */
  keys: string[] | null;
  length: number;
  next: number;
}

function isLevel(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function levelOf(of: object): Level {
  if (Array.isArray(of)) return { of, keys: null, length: of.length, next: 0 };
  const keys = Object.keys(of);
  return { of, keys, length: keys.length, next: 0 };
}

interface Visit {
  value: unknown;
  depth: number;
  key?: string | number;
}

function refusal({ value, depth, key }: Visit): string | undefined {
  if (depth > DEEPEST) return `expected at most ${DEEPEST} levels of nesting, got more`;
  if (key === "__proto__") return "expected a key that is no object's prototype, got __proto__";
  if (typeof key === "string" && !key.isWellFormed()) return "expected a key of whole characters, got half a pair";
  if (typeof value === "number" && !Number.isFinite(value))
    return "expected a finite number, got one beyond all bounds";
  if (typeof value === "string" && !value.isWellFormed()) return "expected whole characters, got half a pair";
  return undefined;
}
