import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from "yaml";
import type { Path } from "./yaml-tree.ts";

/**
 * The line on which a place of a YAML document is written, or the nearest place around it that is.
 *
 * @returns the line from 1, and how many parts of the path were found
 */
export function lineOf(document: Document, lines: LineCounter, path: Path): { line: number; depth: number } {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [depth, key] of path.entries()) {
    const found = below(document, resolved(document, node), key);
    if (!found) return { line: lines.linePos(offset).line, depth };
    offset = found.offset ?? offset;
    node = found.node;
  }
  return { line: lines.linePos(offset).line, depth: path.length };
}

interface Found {
  node: unknown;
  offset: number | undefined;
}

function below(document: Document, node: unknown, key: string | number): Found | undefined {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(key)];
    return item && { node: item, offset: item.range?.[0] };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => keyOf(one) === String(key));
  if (pair) return { node: pair.value, offset: isScalar(pair.key) ? pair.key.range?.[0] : undefined };
  return merged(document, node.items, key);
}

/** The entries that a map takes from another with `<<`. */
function merged(document: Document, items: Pair[], key: string | number): Found | undefined {
  for (const { value } of items.filter((one) => keyOf(one) === "<<")) {
    const from = resolved(document, value);
    for (const one of isSeq(from) ? from.items : [from]) {
      const found = below(document, resolved(document, one), key);
      if (found) return found;
    }
  }
  return undefined;
}

function resolved(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

/** A key as it is written: the value of `<<` is a symbol. */
function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? (key.source ?? key.value) : key);
}
