import type { Attributes } from "../../../figures/frame/attributes.ts";
import { forEachFigure } from "../../../figures/registry.ts";
import { ELEMENTS } from "../../elements/registry.ts";

/** The components that the article's text may name, with their attributes: figures, which all have an id, and elements. */
export const COMPONENTS: Readonly<Record<string, Attributes>> = {
  ...forEachFigure(({ attributes }): Attributes => ({ id: "name", ...attributes })),
  ...Object.fromEntries(Object.entries(ELEMENTS).map(([name, { attributes }]) => [name, attributes])),
};

const PLAIN =
  "abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr";

const HTML: Readonly<Record<string, Attributes>> = {
  ...Object.fromEntries(PLAIN.split(" ").map((name) => [name, {}])),
  a: { href: "address" },
  img: { src: "name", alt: "prose" },
};

/** Attributes that every element of HTML may have; how it looks is for the style sheets to say. */
const COMMON = {
  id: "name?",
  className: "name?",
  lang: "name?",
  dir: "name?",
  role: "name?",
  title: "prose?",
  "aria-label": "prose?",
} as const;

/** The attributes of an element; undefined where the article may not have it. */
export function attributesOf(name: string): Attributes | undefined {
  if (Object.hasOwn(COMPONENTS, name)) return COMPONENTS[name];
  return Object.hasOwn(HTML, name) ? { ...HTML[name], ...COMMON } : undefined;
}

/** Whether an attribute is read by readers. */
export function isProse(element: string | null, attribute: string): boolean {
  return kindOf(element ?? "", attribute) === "prose";
}

/** What an attribute of an element takes, be it needed or not; undefined where the element does not have it. */
export function kindOf(element: string, attribute: string): string | undefined {
  const known = attributesOf(element) ?? {};
  return Object.hasOwn(known, attribute) ? known[attribute]?.replace("?", "") : undefined;
}

/** Whether an element can have nothing inside it. */
export function isEmpty(name: string): boolean {
  if (Object.hasOwn(COMPONENTS, name)) return !ELEMENTS[name]?.hasContent;
  return ["br", "hr", "img", "wbr"].includes(name);
}
