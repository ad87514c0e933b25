import type { Node, Parent } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { FIGURE_NAMES } from "../../figures/registry.ts";
import { attributeOf, type Element, isElement, setAttribute } from "./check/element.ts";

const NAMES = new Set<string>(FIGURE_NAMES);

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
    visit(tree as Parent, (node, index, parent) => {
      if (!isElement(node)) return;
      if (node.name === "See") {
        seen.push(node);
        if (parent?.type === "paragraph" && beginsSentence(parent.children[(index ?? 0) - 1]))
          setAttribute(node, "begins", "yes");
      }
      if (!NAMES.has(node.name ?? "")) return;
      const id = attributeOf(node, "id");
      if (!id || numbers.has(id))
        file.fail(`<${node.name}>: expected an id that no other figure has, got ${JSON.stringify(id)}`, node);
      numbers.set(id, String(numbers.size + 1));
      setAttribute(node, "number", numbers.get(id));
    });
    for (const node of seen) {
      const number = numbers.get(attributeOf(node, "figure") ?? "");
      if (!number)
        file.fail(
          `<See>: expected figure as one of ${[...numbers.keys()].join(", ")}, got ${JSON.stringify(attributeOf(node, "figure"))}`,
          node,
        );
      setAttribute(node, "number", number);
    }
  };
}

/** Whether a sentence begins after what stands before, which is nothing at the beginning of a paragraph. */
function beginsSentence(before: Node | undefined): boolean {
  return before === undefined || ("value" in before && /[.?!][)’”]?\s+$/.test(String(before.value)));
}
