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
 * the stack of whatever walks it. Walks without a stack of its own calls.
 *
 * @returns undefined when there is nothing of the kind
 */
export function malformed(document: unknown): Malformed | undefined {
  const waiting: Visit[] = [{ value: document, depth: 0 }];
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    const reason = refusal(visit);
    if (reason) return { path: pathTo(visit), reason };
    const { value, depth } = visit;
    if (typeof value !== "object" || value === null) continue;
    for (const [key, item] of Object.entries(value))
      waiting.push({ value: item, depth: depth + 1, key: Array.isArray(value) ? Number(key) : key, parent: visit });
  }
  return undefined;
}

interface Visit {
  value: unknown;
  depth: number;
  key?: string | number;
  parent?: Visit;
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

function pathTo(visit: Visit): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let at: Visit | undefined = visit; at?.key !== undefined; at = at.parent) path.unshift(at.key);
  return path;
}
