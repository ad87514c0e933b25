import type { Node, Nodes, Parent } from "mdast";
import { type Part, partsOfCode, partsOfElement } from "./code-parts.ts";
import { codeOf, isElement, spanOfNode, writtenInText } from "./element.ts";
import type { Span } from "./place.ts";

/** All parts of the article's text that have to be judged, in its order. */
export function* partsOf(node: Node, isFixed = false): Generator<Part> {
  let isFixedWithin = isFixed;
  if (isElement(node)) {
    const written = writtenInText(node);
    yield* partsOfElement(written, isFixed);
    isFixedWithin ||= written.name === "Fixed";
  } else if (node.type === "mdxTextExpression" || node.type === "mdxFlowExpression") {
    const code = codeOf(node);
    if (code) yield* partsOfCode(code, isFixed);
  } else if (node.type === "mdxjsEsm") {
    // What the compiler adds stands nowhere in the file.
    if (node.position) yield { kind: "module", span: spanOfNode(node) };
  } else yield* partsOfNode(node as Nodes, isFixed);
  if ("children" in node) for (const child of (node as Parent).children) yield* partsOf(child, isFixedWithin);
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
