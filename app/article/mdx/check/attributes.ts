import { attributesOf, COMPONENTS, isEmpty, kindOf } from "./components.ts";
import { attributesIn, CODE, type Element, spanOfNode, type WrittenAttribute } from "./element.ts";
import type { Refuse } from "./refuse.ts";
import { faultOf, type Vocabulary } from "./vocabulary.ts";

/** Refuses an element that there is not, and attributes that it does not have, lacks, or cannot take as they are. */
export function checkElement(element: Element, vocabulary: Vocabulary, refuse: Refuse): void {
  const { name } = element;
  if (name === null) return;
  const span = spanOfNode(element);
  const known = attributesOf(name);
  if (!known) refuse(elementFault(name), span);
  const attributes = attributesIn(element);
  for (const one of attributes) {
    const fault = attributeFault(one, { name, kind: kindOf(name, one.name ?? ""), vocabulary });
    if (fault) refuse(`<${name}>: ${fault}`, one.span);
  }
  for (const [key, kind] of Object.entries(known))
    if (!kind.endsWith("?") && !attributes.some((one) => one.name === key))
      refuse(`<${name}>: ${expected(key)}, got none`, span);
  if (isEmpty(name) && element.children.length > 0)
    refuse(`<${name}>: expected nothing inside it, got something`, span);
}

function elementFault(name: string): string {
  if (/^[a-z]/.test(name))
    return `<${name}>: expected Markdown, a component, or an element of text such as em, sub or details, got "${name}"`;
  return `<${name}>: expected a component among ${Object.keys(COMPONENTS).join(", ")}, got "${name}"`;
}

function expected(key: string): string {
  return `expected ${key}="…" with text in quotes`;
}

interface Of {
  name: string;
  kind: string | undefined;
  vocabulary: Vocabulary;
}

function attributeFault({ name: key, value }: WrittenAttribute, of: Of): string | undefined {
  const { kind } = of;
  if (key === null || kind === undefined) return unknownFault(of.name, key);
  if (kind === "flag") return value === null ? undefined : `expected ${key} alone, without a value`;
  if (typeof value !== "string") return `${expected(key)}, got ${value === CODE ? "code in {…}" : "nothing"}`;
  if (kind === "prose") return undefined;
  if (value.trim() === "") return `${expected(key)}, got nothing`;
  return faultOf(kind, value, of.vocabulary);
}

function unknownFault(element: string, key: string | null): string {
  const known = Object.keys(attributesOf(element) ?? {}).join(", ") || "none";
  return key === null
    ? `expected attributes by their names (${known}), got some that are spread or named in parts`
    : `expected an attribute among ${known}, got "${key}"`;
}
