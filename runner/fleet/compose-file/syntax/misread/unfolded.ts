import { type Document, isAlias, isCollection, isNode, isPair } from "yaml";

/** So many values may be there by aliases; a few lines could otherwise fill the memory. Our own needs some hundreds. */
const MOST = 100_000;

/** Where a document comes to have too many values by aliases, from its beginning, and what is wrong there. */
export function unfoldsTooFar(document: Document): { offset: number; reason: string } | undefined {
  const sizes = new Map<string, number>();
  let unfolded = 0;
  let found: { offset: number; reason: string } | undefined;
  /** How many values a node stands for; an alias stands for the last anchor of its name before it. */
  const sizeOf = (node: unknown): number => {
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    if (isAlias(node)) {
      const size = sizes.get(node.source) ?? 0;
      unfolded += size;
      if (unfolded > MOST)
        found ??= {
          offset: node.range?.[0] ?? 0,
          reason: `expected at most ${MOST} values by aliases, got more with *${node.source}`,
        };
      return size;
    }
    const size = isCollection(node) ? node.items.reduce<number>((sum, one) => sum + sizeOf(one), 1) : 1;
    if (isNode(node) && node.anchor) sizes.set(node.anchor, size);
    return size;
  };
  sizeOf(document.contents);
  return found;
}
