import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  visit,
} from "yaml";
import { unfoldsTooFar } from "./unfolded.ts";

/** What is wrong at a character of a file. */
interface Misread {
  offset: number;
  reason: string;
}

/**
 * What the parser accepts, and Compose refuses or reads as something else: keys that are not text, merges twice in a
 * map or of no map, aliases without an anchor or within it or that unfold too far, numbers that are none, times of a
 * day, and bytes.
 */
export function misread(document: Document): Misread[] {
  const found: Misread[] = [];
  const endless = unfoldsTooFar(document);
  if (endless) return [endless];
  const aliased = aliasedIn(document);
  visit(document, {
    Pair(_, pair, ancestors) {
      const reason = inPair(pair, aliased, ancestors.at(-1));
      if (reason !== undefined) found.push({ offset: offsetOf(pair.key), reason });
    },
    Node(_, node, ancestors) {
      const reason = isScalar(node)
        ? inScalar(node)
        : isAlias(node)
          ? inAlias(node, aliased, ancestors)
          : inCollection(node);
      if (reason !== undefined) found.push({ offset: offsetOf(node), reason });
    },
  });
  return found;
}

/** What aliases stand for, those of them that stand for something. */
type Aliased = ReadonlyMap<Alias, Node>;

/** Finds for every alias the last anchor of its name before it: to ask each of them is to walk the document each time. */
function aliasedIn(document: Document): Aliased {
  const anchors = new Map<string, Node>();
  const aliased = new Map<Alias, Node>();
  visit(document, (_, node) => {
    const known = isAlias(node) ? anchors.get(node.source) : undefined;
    if (isAlias(node) && known) aliased.set(node, known);
    else if (isNode(node) && node.anchor) anchors.set(node.anchor, node);
  });
  return aliased;
}

function inPair(pair: Pair, aliased: Aliased, parent: unknown): string | undefined {
  const { key, value } = pair;
  if (isMap(key) || isSeq(key)) return "expected a key that is text, got a list or a map";
  if (!isScalar(key) || typeof key.value === "string") return undefined;
  // The value of `<<` is a symbol, each time another.
  if (typeof key.value !== "symbol") return `expected a key that is text, got ${String(key.value)}; put it in quotes`;
  const first = isMap(parent)
    ? parent.items.find((one) => isScalar(one.key) && typeof one.key.value === "symbol")
    : pair;
  if (first !== pair) return "expected << once in a map, got it twice; write <<: [*one, *other]";
  const resolved = (node: unknown) => (isAlias(node) ? aliased.get(node) : node);
  const merged = resolved(value);
  const maps = isSeq<Node>(merged) ? merged.items.map(resolved) : [merged];
  return maps.every((one) => one === undefined || isMap(one))
    ? undefined
    : "expected a map, or a list of maps, after <<";
}

function inAlias(alias: Alias, aliased: Aliased, ancestors: readonly unknown[]): string | undefined {
  const { source } = alias;
  if (ancestors.some((one) => isCollection(one) && one.anchor === source))
    return `expected an alias of something else, got *${source} within &${source}`;
  return aliased.has(alias) ? undefined : `expected an anchor &${source} before its alias, got none`;
}

function inCollection({ tag }: Node): string | undefined {
  return tag === "tag:yaml.org,2002:set" ? "expected a map or a list, got a set, which only Compose reads" : undefined;
}

const TIME = /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d/;

/** What the parser leaves as text where it is not what its tag says. */
const OF_TAGS: Record<string, string> = {
  bool: "true or false",
  int: "a whole number",
  null: "null",
};

function inScalar({ value, source, tag, type }: Scalar): string | undefined {
  const isPlain = type === "PLAIN" && tag === undefined;
  const kind = OF_TAGS[tag?.replace(/^tag:yaml\.org,2002:/, "") ?? ""];
  if (kind !== undefined && typeof value === "string") return `expected ${kind} after its tag, got ${source}`;
  if (value instanceof Date && tag !== undefined)
    return `expected text, got the time ${source}, which only Compose reads; put it in quotes`;
  if (value instanceof Uint8Array) return "expected text, got bytes, which only Compose reads";
  if (typeof value === "number" && !Number.isFinite(value)) return `expected a number, got ${source}`;
  if (isPlain && TIME.test(source ?? ""))
    return `expected text, got the time ${source}, which only Compose reads; put it in quotes`;
  return undefined;
}

function offsetOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
