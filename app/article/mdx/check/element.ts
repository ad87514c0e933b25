import type { visit as visitCode } from "estree-util-visit";
import type { Node } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import type { Span } from "./place.ts";

/** A component in the article's text. */
export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** A node of the code in an article's braces. */
export type Code = Parameters<typeof visitCode>[0];

/** An element as it was written, be it in the text or within code. */
export interface Written {
  /** Null for a fragment. */
  name: string | null;
  span: Span;
  attributes: WrittenAttribute[];
  isEmpty: boolean;
}

/** An attribute as it was written. */
export interface WrittenAttribute {
  /** Null where attributes are spread. */
  name: string | null;
  /** Text, code, or null for an attribute without a value. */
  value: string | Code | null;
  span: Span;
}

/** Whether a node of the text is a component. */
export function isElement(node: Node): node is Element {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

/** An attribute of a component that is plain text. */
export function attributeOf(node: Element, name: string): string | undefined {
  const found = node.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === name);
  return typeof found?.value === "string" ? found.value : undefined;
}

/** Gives a component another attribute. */
export function give(node: Element, name: string, value: string | undefined): void {
  node.attributes.push({ type: "mdxJsxAttribute", name, value });
}

/** An element of the text, as it was written. */
export function writtenInText(element: Element): Written {
  const span = spanOfNode(element);
  const attributes = element.attributes.map((one) => ({
    name: one.type === "mdxJsxAttribute" ? one.name : null,
    value: typeof one.value === "string" ? one.value : (codeOf(one.value) ?? null),
    span: one.position ? spanOfNode(one) : span,
  }));
  return { name: element.name, span, attributes, isEmpty: element.children.length === 0 };
}

/** An element within code, as it was written. */
export function writtenInCode(element: Extract<Code, { type: "JSXElement" }>): Written {
  const { name, attributes } = element.openingElement;
  const isPlain = name.type === "JSXIdentifier";
  return {
    name: isPlain ? name.name : "a name with parts",
    span: spanOf(element),
    attributes: attributes.map((one) => ({
      name: one.type === "JSXAttribute" && one.name.type === "JSXIdentifier" ? one.name.name : null,
      value: one.type === "JSXAttribute" ? writtenValue(one.value) : one.argument,
      span: spanOf(one),
    })),
    isEmpty: element.children.length === 0,
  };
}

function writtenValue(value: Extract<Code, { type: "JSXAttribute" }>["value"]): string | Code | null {
  if (value?.type === "Literal" && typeof value.value === "string") return value.value;
  return value?.type === "JSXExpressionContainer" ? value.expression : (value ?? null);
}

/** The code of an expression in the text, as the parser left it: undefined where it is only a comment. */
export function codeOf(node: unknown): Code | undefined {
  const holder = node as { data?: { estree?: Extract<Code, { type: "Program" }> | null } | null } | null | undefined;
  const statement = typeof node === "object" ? holder?.data?.estree?.body[0] : undefined;
  return statement?.type === "ExpressionStatement" ? statement.expression : statement;
}

/** Where a node of the text stands. */
export function spanOfNode({ position }: { position?: Node["position"] }): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** Where a node of code stands. */
export function spanOf(code: Code): Span {
  // The parser of MDX counts in the whole file; its types leave that out.
  const { start = 0, end = start } = code as { start?: number; end?: number };
  return { start, end };
}
