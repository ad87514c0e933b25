import { readFileSync } from "node:fs";
import type { Node, Parent } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { attributeOf, give, isElement } from "./element.ts";
import { ExcerptError, excerptOf } from "./excerpt.ts";

/**
 * Gives every `<Excerpt file="…" of="…"/>` the lines that it is about, as they are in the project now.
 *
 * A plugin for remark, which fails the article with line and column where there is no such file or part.
 */
export function readExcerpts() {
  return (tree: Node, file: VFile): void => {
    visit(tree as Parent, (node) => {
      if (!isElement(node) || node.name !== "Excerpt") return;
      try {
        const path = attributeOf(node, "file") ?? "";
        give(node, "code", excerptOf(read(path), { path, parts: attributeOf(node, "of") ?? "" }));
      } catch (cause) {
        if (cause instanceof ExcerptError) file.fail(`<Excerpt>: ${cause.message}`, node);
        throw cause;
      }
    });
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new ExcerptError(`expected a file of the project, came "${path}"`);
  }
}
