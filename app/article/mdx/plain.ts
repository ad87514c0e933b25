import { createRequire } from "node:module";
import path from "node:path";
import type { ReactNode } from "react";
import { sayLaw } from "../../../content/findings/bursts/say-law.ts";
import type { Judged } from "../../../content/findings/claims/verdict.ts";
import { lookUp, sayValue } from "../../../content/findings/values.ts";
import type { Run } from "../../../content/run/run.ts";
import type { ArticleText } from "../../library/article-error.ts";
import { type ClaimProps, wordingFor } from "../elements/wording.ts";
import { compileArticle } from "./compile.ts";
import { atPlace } from "./placed.ts";

// Loaded by Node, outside the bundle: the server's own React cannot render to a string.
const load = createRequire(path.join(process.cwd(), "package.json"));

/** A claim of the article with what the run says to it. */
export interface JudgedClaim extends Judged {
  /** The sentence that suits the verdict, as plain text. */
  sentence: string;
}

/** The article about a run without figures and tables. */
export interface PlainArticle {
  /** A line for each paragraph, heading and item; a claim is followed by its verdict and evidence in brackets. */
  text: string;
  /** Every claim in the order of the text. */
  claims: JudgedClaim[];
}

/** Renders an article's text about a run as plain text, and judges its claims on the way. */
export async function plainArticle(article: ArticleText, run: Run): Promise<PlainArticle> {
  const { Text } = await compileArticle(article);
  const { createElement } = load("react") as typeof import("react");
  const { renderToStaticMarkup } = load("react-dom/server") as typeof import("react-dom/server");
  const claims: JudgedClaim[] = [];
  const value = ({ of }: { of: string }) => sayValue(lookUp(run, of));
  const law = ({ endpoint, target }: { endpoint: string; target: string }) =>
    sayLaw(run, endpoint, target) ?? "not measured";
  const claim = ({ that, ...wordings }: ClaimProps) => {
    const judged = that(run);
    const sentence = wordingFor(judged.verdict, wordings);
    claims.push({ ...judged, sentence: plain(renderToStaticMarkup(createElement("p", null, sentence))) });
    return createElement("span", null, sentence, ` [${judged.verdict}: ${judged.evidence}]`);
  };
  const see = ({ number }: { number: string }) => `figure ${number}`;
  const components = {
    ...silent(article.source),
    Claim: atPlace("Claim", claim),
    Law: atPlace("Law", law),
    See: see,
    Value: atPlace("Value", value),
  };
  return { text: plain(renderToStaticMarkup(createElement(Text, { components }))), claims };
}

/** Stand-ins for every component that the article names, which show only what is inside them. */
export function silent(source: string) {
  const names = [...source.matchAll(/<([A-Z]\w*)/g)].flatMap(([, name]) => name ?? []);
  const inner = ({ children }: { children?: ReactNode }) => children ?? null;
  return Object.fromEntries(names.map((name) => [name, inner]));
}

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

function plain(markup: string): string {
  return markup
    .replace(/\s+/g, " ")
    .replace(/<\/(?:p|h\d|li|tr)>/g, "\n")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
    .split("\n")
    .map((line) =>
      line
        .replace(/ +/g, " ")
        .replace(/ ([.,;:?])/g, "$1")
        .trim(),
    )
    .filter(Boolean)
    .join("\n");
}
