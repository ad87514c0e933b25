import type { Node, Parent, Text } from "mdast";
import { visit } from "unist-util-visit";
import { curled } from "../../library/curled.ts";
import { isProse } from "./check/components.ts";
import { isElement } from "./check/element.ts";

/** Sets the apostrophes of the prose as they are set in print; code keeps what it is typed with. A plugin for remark. */
export function curlApostrophes() {
  return (tree: Node): void => {
    visit(tree as Parent, (node) => {
      if (node.type === "text") (node as Text).value = curled((node as Text).value);
      if (!isElement(node)) return;
      for (const one of node.attributes)
        if (one.type === "mdxJsxAttribute" && isProse(node.name, one.name) && typeof one.value === "string")
          one.value = curled(one.value);
    });
  };
}
