import type { Node, Parent } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** The components of the article that are figures. */
export const NUMBERED = new Set([
  "Calibration",
  "Sweep",
  "Sweeps",
  "SweepsOfTarget",
  "Waterfall",
  "WaterfallsOfTarget",
  "Activity",
]);

/**
 * Numbers the figures in the order of the text, and tells every `<See figure="…"/>` the number of the one it names.
 *
 * A plugin for remark, which fails the file with line and column at a figure without a name, at a name that two share,
 * and at one that no figure has.
 */
export function numberFigures() {
  return (tree: Node, file: VFile): void => {
    const numbers = new Map<string, string>();
    const seen: Element[] = [];
    visit(tree as Parent, (node) => {
      if (!isElement(node)) return;
      if (node.name === "See") seen.push(node);
      if (!NUMBERED.has(node.name ?? "")) return;
      const id = textOf(node, "id");
      if (!id || numbers.has(id))
        file.fail(`<${node.name}>: expected an id that no other figure has, came ${JSON.stringify(id)}`, node);
      numbers.set(id, String(numbers.size + 1));
      give(node, numbers.get(id));
    });
    for (const node of seen) {
      const number = numbers.get(textOf(node, "figure") ?? "");
      if (!number)
        file.fail(
          `<See>: expected figure as one of ${[...numbers.keys()].join(", ")}, came ${JSON.stringify(textOf(node, "figure"))}`,
          node,
        );
      give(node, number);
    }
  };
}

function isElement(node: Node): node is Element {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

function textOf(node: Element, name: string): string | undefined {
  const found = node.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === name);
  return typeof found?.value === "string" ? found.value : undefined;
}

function give(node: Element, number: string | undefined): void {
  node.attributes.push({ type: "mdxJsxAttribute", name: "number", value: number });
}
