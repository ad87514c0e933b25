import type { Node, Parent } from "mdast";
import { visit } from "unist-util-visit";
import { ArticleError, oneLine } from "../../errors/article-error.ts";
import { COMPONENTS } from "./check/components.ts";
import { isElement, setAttribute } from "./check/element.ts";

/**
 * Tells every component of the text where it stands, so that it can say so when
 * it fails. A plugin for remark, which is told the file.
 */
export function addPlaces(file: string) {
  return (tree: Node): void => {
    visit(tree as Parent, (node) => {
      if (!isElement(node) || !Object.hasOwn(COMPONENTS, node.name ?? "") || !node.position) return;
      const { line, column } = node.position.start;
      setAttribute(node, "place", `${file}:${line}:${column}`);
    });
  };
}

/**
 * A component that names its place in the article when it fails, and is not given it otherwise.
 *
 * @returns one that throws ArticleError in place of what the given one throws
 */
export function atPlace<P extends object, R>(
  name: string,
  draw: (props: P) => R,
): (props: P & { place?: string }) => R {
  return ({ place = "", ...props }) => {
    const fail = (cause: unknown): never => {
      throw new ArticleError(
        `${place && `${place}: `}<${name}>: ${oneLine(cause instanceof Error ? cause.message : cause)}`,
      );
    };
    try {
      const drawn = draw(props as unknown as P);
      return drawn instanceof Promise ? (drawn.catch(fail) as R) : drawn;
    } catch (cause) {
      return fail(cause);
    }
  };
}
