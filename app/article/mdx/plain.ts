import { createRequire } from "node:module";
import path from "node:path";
import type { ReactNode } from "react";
import { sayLaw } from "../../../content/findings/bursts/say-law.ts";
import { judgeClaims } from "../../../content/findings/claims/judge-claims.ts";
import { sayEvidence, sayVerdict } from "../../../content/findings/claims/say-judged.ts";
import { lookUp, sayValue } from "../../../content/findings/values/value.ts";
import type { Run } from "../../../content/run/run.ts";
import type { ArticleText } from "../../library/article-error.ts";
import { type ClaimProps, saidClaims } from "../elements/said-claims.ts";
import { compileArticle } from "./compile.ts";
import { atPlace } from "./placed.ts";

// Loaded by Node, outside the bundle: the server's own React cannot render to a string.
const load = createRequire(path.join(process.cwd(), "package.json"));

/**
 * Renders an article's text about a run as plain text, without figures and tables: a line for each paragraph, heading and
 * item; a claim is followed by its verdict and evidence in brackets.
 */
export async function plainArticle(article: ArticleText, run: Run): Promise<string> {
  const { source, claims, values } = article;
  const { Text } = await compileArticle(article);
  const { createElement } = load("react") as typeof import("react");
  const { renderToStaticMarkup } = load("react-dom/server") as typeof import("react-dom/server");
  const judged = judgeClaims(claims, run);
  const value = ({ of }: { of: string }) => sayValue(lookUp(values, of, run));
  const law = ({ endpoint, target }: { endpoint: string; target: string }) =>
    sayLaw(run, endpoint, target) ?? "not measured";
  const claim = ({ id, list }: ClaimProps) => {
    const said = saidClaims(id, claims, judged).map(({ words, after, judged: found }) => ({
      isOpen: found.verdict === "undecided",
      text: `${words} [${sayVerdict(found)}: ${sayEvidence(found)}]${after}`,
    }));
    const open = said.flatMap(({ isOpen, text }) => (isOpen ? text : [])).join("");
    const items = [...said.flatMap(({ isOpen, text }) => (isOpen ? [] : text)), ...(open ? [open] : [])];
    return list ? items.map((text) => createElement("li", { key: text }, text)) : items.join("");
  };
  const see = ({ number }: { number: string }) => `figure ${number}`;
  const components = {
    ...silent(source),
    Claim: atPlace("Claim", claim),
    Law: atPlace("Law", law),
    See: see,
    Value: atPlace("Value", value),
  };
  return plain(renderToStaticMarkup(createElement(Text, { components })));
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
