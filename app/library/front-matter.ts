import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { runId } from "../../content/run/run.ts";
import { numberIn, typedNumberFault } from "../article/mdx/check/numbers.ts";
import { placeIn } from "../article/mdx/check/place.ts";
import { articleErrorAt } from "./article-error.ts";
import { curled } from "./curled.ts";

/** What the article says about itself above its text. */
export interface FrontMatter {
  /** The title, which is also the site's. */
  title?: string | undefined;
  /** The run that it is about, where that is not the newest. */
  run?: string | undefined;
}

const schema = z.strictObject({
  title: z.string("expected text").trim().min(1, "expected a title").optional(),
  run: runId.optional(),
});

const BLOCK = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/**
 * Reads the lines between dashes that the article begins with.
 *
 * @returns nothing known where it has none, and the text with those lines left blank, so that places in it stay true
 * @throws ArticleError for what is no YAML, an unknown key, or a number in the title
 */
export function frontMatterOf(source: string): { front: FrontMatter; text: string } {
  if (!source.startsWith("---")) return { front: {}, text: source };
  const block = BLOCK.exec(source);
  if (block?.index !== 0) throw articleErrorAt({ line: 1, column: 1 }, 'expected front matter between lines of "---"');
  const text = block[0].replace(/[^\n]/g, "") + source.slice(block[0].length);
  return { front: parsed(source, block[1] ?? ""), text };
}

function parsed(source: string, yaml: string): FrontMatter {
  const start = source.indexOf("\n") + 1;
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  // Lines are counted from the one below the dashes.
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col };
  };
  const [error] = document.errors;
  if (error) throw articleErrorAt(placeOf(error.pos[0]), error.message);
  const spanOf = (key: PropertyKey | undefined): [number, number] => {
    const node = key === undefined ? null : (document.get(key, true) as { range?: [number, number] } | undefined);
    return node?.range ?? [0, yaml.length];
  };
  const { data, error: faults } = schema.safeParse(document.toJS() ?? {});
  const [fault] = faults?.issues ?? [];
  if (fault || !data) {
    const said = fault?.code === "unrecognized_keys" ? `expected title or run, got ${fault.keys[0]}` : fault?.message;
    throw articleErrorAt(placeOf(spanOf(fault?.path[0])[0]), `${fault?.path.join(".") || "front matter"}: ${said}`);
  }
  const number = numberIn(data.title ?? "");
  const [from, to] = spanOf("title");
  if (number) {
    const place = placeIn(source, { start: start + from, end: start + to }, data.title ?? "", number.index);
    throw articleErrorAt(place, typedNumberFault(number.text));
  }
  return { ...data, title: data.title && curled(data.title) };
}
