import { isProse } from "./components.ts";
import { type Code, spanOf, type Written, writtenInCode } from "./element.ts";
import type { Span } from "./place.ts";

/** A part of the article that has to be judged, wherever it was found. */
export type Part =
  /** Words that are read; `isFixed` where their numbers are marked as not coming from a run. */
  | { kind: "words"; text: string; span: Span; isFixed: boolean }
  /** Code that is read. */
  | { kind: "listing"; text: string; span: Span; isFixed: boolean }
  | { kind: "element"; written: Written }
  /** Code whose result would be read. */
  | { kind: "computed"; code: Code }
  | { kind: "address"; text: string; span: Span }
  | { kind: "list"; first: number; span: Span }
  | { kind: "module"; span: Span };

/** An element, and what is read in its attributes. */
export function* partsOfElement(written: Written, isFixed: boolean): Generator<Part> {
  yield { kind: "element", written };
  for (const { name, value, span } of written.attributes) {
    if (name === null || value === null || !isProse(written.name, name)) continue;
    if (typeof value === "string") yield { kind: "words", text: value, span, isFixed };
    else yield* partsOfCode(value, isFixed);
  }
}

/** What code in braces shows: words, elements and comments; whatever else it is has to be computed. */
export function* partsOfCode(code: Code, isFixed: boolean): Generator<Part> {
  const span = spanOf(code);
  if (code.type === "JSXEmptyExpression") return;
  if (code.type === "JSXExpressionContainer") yield* partsOfCode(code.expression, isFixed);
  else if (code.type === "JSXFragment") for (const child of code.children) yield* partsOfCode(child as Code, isFixed);
  else if (code.type === "JSXElement") yield* partsOfJsx(code, isFixed);
  else {
    const text = textOf(code);
    yield text === undefined ? { kind: "computed", code } : { kind: "words", text, span, isFixed };
  }
}

function* partsOfJsx(code: Extract<Code, { type: "JSXElement" }>, isFixed: boolean): Generator<Part> {
  const written = writtenInCode(code);
  yield* partsOfElement(written, isFixed);
  for (const child of code.children) yield* partsOfCode(child as Code, isFixed || written.name === "Fixed");
}

/** The text that a piece of code is, be it a number; undefined where it is something else. */
function textOf(code: Code): string | undefined {
  if (code.type === "JSXText") return code.value;
  if (code.type === "TemplateLiteral" && code.expressions.length === 0) return code.quasis[0]?.value.cooked ?? "";
  if (code.type !== "Literal") return undefined;
  if (typeof code.value === "string") return code.value;
  return typeof code.value === "number" || typeof code.value === "bigint" ? code.raw : undefined;
}
