import type { Node } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import type { Span } from "./place.ts";

/** A component in the article's text. */
export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** An attribute as it was written. */
export interface WrittenAttribute {
  /** Null where attributes are spread. */
  name: string | null;
  /** Text, null for an attribute without a value, or code in braces, which no attribute takes. */
  value: string | null | typeof CODE;
  span: Span;
}

/** What an attribute is given in braces. */
export const CODE = Symbol("code");

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
export function setAttribute(node: Element, name: string, value: string | undefined): void {
  node.attributes.push({ type: "mdxJsxAttribute", name, value });
}

/** The attributes of an element, as they were written. */
export function attributesIn(element: Element): WrittenAttribute[] {
  return element.attributes.map((one) => ({
    name: one.type === "mdxJsxAttribute" ? one.name : null,
    value: typeof one.value === "object" && one.value !== null ? CODE : (one.value ?? null),
    span: spanOfNode(one.position ? one : element),
  }));
}

/** Where a node of the text stands. */
export function spanOfNode({ position }: { position?: Node["position"] }): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
