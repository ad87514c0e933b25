import GithubSlugger from "github-slugger";
import type { Heading, Node, Parent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { Section } from "../page/contents.tsx";

/**
 * Gives every heading an anchor made of its words, and collects sections and those within them.
 *
 * @param contents filled while the text is compiled, in its order
 */
export function nameHeadings({ contents }: { contents: Section[] }) {
  return (tree: Node): void => {
    const slugger = new GithubSlugger();
    visit(tree as Parent, "heading", (heading: Heading) => {
      const title = textOf(heading);
      const section = { id: slugger.slug(title), title, within: [] };
      heading.data = { ...heading.data, hProperties: { id: section.id } };
      if (heading.depth === 2) contents.push(section);
      if (heading.depth === 3) contents.at(-1)?.within.push(section);
    });
  };
}
