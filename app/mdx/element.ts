import type { Node } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";

/** A component in the article's text. */
export type Element = MdxJsxFlowElement | MdxJsxTextElement;

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
