import type { Node, Paragraph, Parent } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";

/**
 * Makes a paragraph of a `<Claim/>` that has a line for itself, unless it is a list: Markdown makes one only of text.
 *
 * A plugin for remark.
 */
export function claimParagraphs() {
  return (tree: Node): void => {
    visit(tree as Parent, "mdxJsxFlowElement", (node: MdxJsxFlowElement, index, parent) => {
      const isList = node.attributes.some((one) => one.type === "mdxJsxAttribute" && one.name === "list");
      if (node.name !== "Claim" || isList || !parent || index === undefined) return;
      const claim: MdxJsxTextElement = { ...node, type: "mdxJsxTextElement", children: [] };
      parent.children[index] = { type: "paragraph", children: [claim], position: node.position } as Paragraph;
    });
  };
}
