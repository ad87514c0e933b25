import type { Node, Nodes, Parent } from "mdast";
import { isProse } from "./components.ts";
import { attributesIn, type Element, isElement, spanOfNode } from "./element.ts";
import type { Span } from "./place.ts";

/** A part of the article that has to be judged, wherever it was found. */
export type Part =
  /** Words that are read; `isFixed` where their numbers are marked as not coming from a run. */
  | { kind: "words"; text: string; span: Span; isFixed: boolean }
  /** Code that is read. */
  | { kind: "listing"; text: string; span: Span; isFixed: boolean }
  | { kind: "element"; element: Element }
  /** An expression in braces. */
  | { kind: "expression"; span: Span }
  | { kind: "address"; text: string; span: Span }
  | { kind: "list"; first: number; span: Span }
  | { kind: "module"; span: Span };

/** All parts of the article's text that have to be judged, in its order. */
export function* partsOf(node: Node, isFixed = false): Generator<Part> {
  const span = spanOfNode(node);
  if (isElement(node)) yield* partsOfElement(node, isFixed);
  else if (node.type === "mdxTextExpression" || node.type === "mdxFlowExpression") {
    if (!isComment(node)) yield { kind: "expression", span };
  } else if (node.type === "mdxjsEsm") {
    // What the compiler adds stands nowhere in the file.
    if (node.position) yield { kind: "module", span };
  } else yield* partsOfNode(node as Nodes, isFixed);
  const isFixedWithin = isFixed || (isElement(node) && node.name === "Fixed");
  if ("children" in node) for (const child of (node as Parent).children) yield* partsOf(child, isFixedWithin);
}

/** An element, and what is read in its attributes. */
function* partsOfElement(element: Element, isFixed: boolean): Generator<Part> {
  yield { kind: "element", element };
  for (const { name, value, span } of attributesIn(element))
    if (name !== null && typeof value === "string" && isProse(element.name, name))
      yield { kind: "words", text: value, span, isFixed };
}

/** Whether there is nothing between braces but a comment. */
function isComment(node: Node): boolean {
  const { estree } = (node.data ?? {}) as { estree?: { body: unknown[] } | null };
  return estree?.body.length === 0;
}

function* partsOfNode(node: Nodes, isFixed: boolean): Generator<Part> {
  const span = spanOfNode(node);
  switch (node.type) {
    case "text":
      yield { kind: "words", text: node.value, span, isFixed };
      break;
    case "code":
    case "inlineCode":
      yield { kind: "listing", text: node.value, span, isFixed };
      break;
    case "list":
      if (node.ordered) yield { kind: "list", first: node.start ?? 1, span };
      break;
    default:
      yield* partsOfLink(node, span, isFixed);
  }
}

/** What links, pictures and definitions say beside what is inside them. */
function* partsOfLink(node: Nodes, span: Span, isFixed: boolean): Generator<Part> {
  if ("alt" in node && node.alt) yield { kind: "words", text: node.alt, span, isFixed };
  if ("title" in node && node.title) yield { kind: "words", text: node.title, span, isFixed };
  if (node.type === "link" || node.type === "definition") yield { kind: "address", text: node.url, span };
}
