import { TESTS } from "../../../../content/findings/claims/tests.ts";
import { attributesOf, COMPONENTS, EMPTY } from "./components.ts";
import { type Code, spanOf, type Written, type WrittenAttribute } from "./element.ts";
import { checkClaim } from "./names.ts";
import type { Span } from "./place.ts";
import type { Refuse } from "./refuse.ts";
import { addressFault, endpointFault, servicesFault, targetFault, type Vocabulary, valueFault } from "./vocabulary.ts";

/** Refuses an element that there is not, and attributes that it does not have, lacks, or cannot take as they are. */
export function checkElement(written: Written, vocabulary: Vocabulary, refuse: Refuse): void {
  const { name, span, attributes, isEmpty } = written;
  if (name === null) return;
  const known = attributesOf(name);
  if (!known) refuse(elementFault(name), span);
  for (const one of attributes) checkAttribute(one, { name, kindOf: (key) => known[key], vocabulary, refuse });
  for (const [key, kind] of Object.entries(known))
    if (!kind.endsWith("?") && !attributes.some((one) => one.name === key)) refuse(missing(name, key, kind), span);
  if (EMPTY.has(name) && !isEmpty) refuse(`<${name}>: expected nothing inside it, got something`, span);
}

function elementFault(name: string): string {
  if (/^[a-z]/.test(name))
    return `<${name}>: expected Markdown, a component, or an element of text such as em, sub or details, got "${name}"`;
  return `<${name}>: expected a component among ${Object.keys(COMPONENTS).join(", ")}, got "${name}"`;
}

function missing(element: string, key: string, kind: string): string {
  return `<${element}>: expected ${key}=${shapeOf(kind)}, got none`;
}

function shapeOf(kind: string): string {
  if (kind === "test") return `{…} with a test among ${Object.keys(TESTS).join(", ")}`;
  return kind === "endpoints" ? '{["…", "…"]} with endpoints in quotes' : '"…" with text in quotes';
}

interface Of {
  name: string;
  kindOf: (key: string) => string | undefined;
  vocabulary: Vocabulary;
  refuse: Refuse;
}

function checkAttribute(one: WrittenAttribute, { name: element, kindOf, vocabulary, refuse }: Of): void {
  const kind = kindOf(one.name ?? "")?.replace("?", "");
  if (one.name === null || kind === undefined) refuse(`<${element}>: ${unknownFault(element, one)}`, one.span);
  else if (kind === "prose") {
    if (one.value === null) refuse(missing(element, one.name, kind), one.span);
  } else if (kind === "test") checkClaim(one, vocabulary, refuse);
  else if (kind === "flag") {
    if (!isFlag(one)) refuse(`<${element}>: expected ${one.name} alone, {true} or {false}`, one.span);
  } else {
    const words = wordsOf(one, kind);
    if (!words) refuse(`<${element}>: expected ${one.name}=${shapeOf(kind)}, got ${sayValue(one.value)}`, one.span);
    for (const { word, span } of words ?? []) {
      const fault = wordFault(kind, word, vocabulary);
      if (fault) refuse(`<${element}>: ${fault}`, span);
    }
  }
}

function unknownFault(element: string, { name }: WrittenAttribute): string {
  const known = Object.keys(attributesOf(element) ?? {}).join(", ") || "none";
  return name === null
    ? `expected attributes by their names (${known}), got some that are spread or named in parts`
    : `expected an attribute among ${known}, got "${name}"`;
}

function isFlag({ value }: WrittenAttribute): boolean {
  if (value === null || typeof value === "string") return value === null;
  return value.type === "Literal" && typeof value.value === "boolean";
}

/** The names that an attribute gives, one as text or a list of them as code; null where it is neither. */
function wordsOf({ value, span }: WrittenAttribute, kind: string): { word: string; span: Span }[] | null {
  if (kind !== "endpoints") return typeof value === "string" && value.trim() !== "" ? [{ word: value, span }] : null;
  const items = value !== null && typeof value === "object" && value.type === "ArrayExpression" ? value.elements : [];
  const words = items.flatMap((one) =>
    one?.type === "Literal" && typeof one.value === "string" ? [{ word: one.value, span: spanOf(one) }] : [],
  );
  return words.length > 0 && words.length === items.length ? words : null;
}

function sayValue(value: string | Code | null): string {
  if (value === null || value === "") return "nothing";
  return typeof value === "string" ? JSON.stringify(value) : "something else";
}

function wordFault(kind: string, word: string, vocabulary: Vocabulary): string | undefined {
  if (kind === "value") return valueFault(word, vocabulary);
  if (kind === "endpoint" || kind === "endpoints") return endpointFault(word, vocabulary);
  if (kind === "target") return targetFault(word, vocabulary);
  if (kind === "services") return servicesFault(word);
  return kind === "address" ? addressFault(word) : undefined;
}
