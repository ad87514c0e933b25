import type { Attributes } from "../../../figures/frame/attributes.ts";
import { forEachFigure } from "../../../figures/registry.ts";

/** Every figure says itself which attributes it has beside its id. */
const figures = forEachFigure(({ attributes }): Attributes => ({ id: "name", ...attributes }));

/**
 * The components that the article's text may name, with their attributes. Figures are found by themselves; every other
 * component is a line here and one in `article.tsx`.
 */
export const COMPONENTS = {
  ...figures,
  Cite: {},
  Claim: { id: "claims", list: "flag?" },
  ColdAndWarm: {},
  Drift: {},
  Environment: {},
  Excerpt: { file: "name", of: "name" },
  Fixed: { why: "name" },
  Law: { endpoint: "endpoint", target: "target" },
  Laws: {},
  Note: {},
  ProcessCounts: {},
  ProcessTrees: { of: "services" },
  Processes: {},
  Reproduction: {},
  See: { figure: "name" },
  SelfCheck: {},
  SelfTest: {},
  Tasks: { endpoint: "endpoint" },
  Value: { of: "value" },
} as const satisfies Record<string, Attributes>;

/** See {@link COMPONENTS}. */
export type ComponentName = keyof typeof COMPONENTS;

const PLAIN =
  "abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr";

const ELEMENTS: Readonly<Record<string, Attributes>> = {
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
  if (Object.hasOwn(COMPONENTS, name)) return COMPONENTS[name as ComponentName];
  return Object.hasOwn(ELEMENTS, name) ? { ...ELEMENTS[name], ...COMMON } : undefined;
}

/** Whether an attribute is read by readers. */
export function isProse(element: string | null, attribute: string): boolean {
  return attributesOf(element ?? "")?.[attribute]?.replace("?", "") === "prose";
}

const WITH_CONTENT: ReadonlySet<string> = new Set<ComponentName>(["Fixed", "Note"]);

/** Whether an element can have nothing inside it. */
export function isEmpty(name: string): boolean {
  if (Object.hasOwn(COMPONENTS, name)) return !WITH_CONTENT.has(name);
  return ["br", "hr", "img", "wbr"].includes(name);
}
