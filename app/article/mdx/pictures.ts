import { readFileSync } from "node:fs";
import path from "node:path";
import type { Definition, Node, Nodes, Parent } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { isElement } from "./check/element.ts";

const TYPES: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".svg": "image/svg+xml",
};

/**
 * Puts every picture of the text into the page, from a file beside the article: a page asks no other host for anything.
 *
 * A plugin for remark, which is told the article's file, and fails the article
 * with line and column where there is no such picture.
 */
export function readPictures(file: string) {
  const folder = path.dirname(file);
  return (tree: Node, text: VFile): void => {
    const definitions = new Map<string, Definition>();
    visit(tree as Parent, "definition", (node: Definition) => void definitions.set(node.identifier, node));
    visit(tree as Parent, (node) => {
      try {
        embed(node as Nodes, definitions, folder);
      } catch (cause) {
        text.fail(cause instanceof Error ? cause.message : String(cause), node);
      }
    });
  };
}

function embed(node: Nodes, definitions: Map<string, Definition>, folder: string): void {
  if (node.type === "image") node.url = embedded(node.url, folder);
  if (node.type === "imageReference") {
    const { url = "", title } = definitions.get(node.identifier) ?? {};
    Object.assign(node, { type: "image", url: embedded(url, folder), title });
  }
  if (!isElement(node) || node.name !== "img") return;
  for (const one of node.attributes)
    if (one.type === "mdxJsxAttribute" && one.name === "src") one.value = embedded(String(one.value), folder);
}

function embedded(address: string, folder: string): string {
  const type = TYPES[path.extname(address).toLowerCase()];
  const file = path.resolve(folder, address);
  const isBeside = type !== undefined && file.startsWith(path.resolve(folder) + path.sep);
  const bytes = isBeside ? bytesOf(file) : null;
  if (bytes) return `data:${type};base64,${bytes.toString("base64")}`;
  const kinds = Object.keys(TYPES).join(", ");
  throw new Error(`expected a picture in ${folder}/ (${kinds}), got "${address}"`);
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
