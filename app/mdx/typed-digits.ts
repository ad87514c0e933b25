import type { Node, Parent, Text } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Where digits are not results: code, addresses, and numbers marked as not coming from a run. */
const EXEMPT = new Set(["link", "code", "inlineCode", "yaml", "Fixed"]);
/** Attributes that are read as prose. */
export const READ = new Set(["title", "caption", "fails", "undecided"]);

/**
 * Refuses a digit that was typed into the prose: numbers are looked up, so that they cannot go stale.
 *
 * A plugin for remark, which fails the file with the line and the column of the first such digit.
 */
export function refuseTypedDigits() {
  return (tree: Node, file: VFile): void => {
    visit(tree as Parent, (node) => {
      if (EXEMPT.has(node.type) || EXEMPT.has(nameOf(node) ?? "")) return SKIP;
      if (node.type === "text") refuse(node as Text, file);
      if ("attributes" in node) for (const read of readAttributes(node as Element)) refuse(read, file);
      return undefined;
    });
  };
}

function nameOf(node: Node): string | null | undefined {
  return "name" in node ? (node as Element).name : undefined;
}

/** What is read of an element beside what is inside it, as far as it is plain text. */
function readAttributes({ attributes, position }: Element): Pick<Text, "value" | "position">[] {
  return attributes.flatMap((one) =>
    one.type === "mdxJsxAttribute" && READ.has(one.name) && typeof one.value === "string"
      ? [{ value: one.value, position: one.position ?? position }]
      : [],
  );
}

function refuse({ value, position }: Pick<Text, "value" | "position">, file: VFile): void {
  const found = /\d[\d.,]*/.exec(value);
  if (!found || !position) return;
  const before = value.slice(0, found.index).split("\n");
  const line = position.start.line + before.length - 1;
  const column = (before.length === 1 ? position.start.column : 1) + (before.at(-1)?.length ?? 0);
  file.fail(
    `expected a number to be looked up with <Value of="…"/> or marked with <Fixed why="…">, came "${found[0]}"`,
    {
      line,
      column,
    },
  );
}
