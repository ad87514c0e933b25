import { readFileSync } from "node:fs";
import path from "node:path";
import type { Node, Parent } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { attributeOf, isElement, setAttribute } from "./check/element.ts";
import { ExcerptError, excerptOf } from "./excerpt.ts";

/**
 * Gives every `<Excerpt file="…" of="…"/>` the lines that it is about, as they are in the project now.
 *
 * A plugin for remark, which fails the article with line and column where there is no such file or part.
 */
export function readExcerpts() {
  return (tree: Node, article: VFile): void => {
    visit(tree as Parent, (node) => {
      if (!isElement(node) || node.name !== "Excerpt") return;
      try {
        const file = attributeOf(node, "file") ?? "";
        setAttribute(node, "code", excerptOf(read(file), { path: file, parts: attributeOf(node, "of") ?? "" }));
      } catch (cause) {
        if (cause instanceof ExcerptError) article.fail(`<Excerpt>: ${cause.message}`, node);
        throw cause;
      }
    });
  };
}

function read(file: string): string {
  try {
    if (path.isAbsolute(file) || path.normalize(file).startsWith("..")) throw new Error("outside of the project");
    return readFileSync(file, "utf8");
  } catch {
    throw new ExcerptError(`expected a file of the project, got "${file}"`);
  }
}
