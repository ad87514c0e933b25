/**
 * What an attribute of an element is:
 *
 * - `prose` is read by readers: text or elements, without typed numbers
 * - `name` is text that is not read, or whatever the project has under it; `address` is where a link leads
 * - `endpoint`, `endpoints`, `target`, `targets`, `value` and `services` name what the Compose file or a run has
 * - `claims` names claims of the article; `flag` is there or not
 *
 * One that names several has spaces between them; one that may be left out ends with a question mark.
 */
type Kind =
  | "prose"
  | "name"
  | "address"
  | "endpoint"
  | "endpoints"
  | "target"
  | "targets"
  | "value"
  | "services"
  | "claims"
  | "flag";

/** The attributes of an element and what each of them is; there are no others. */
export type Attributes = Readonly<Record<string, Kind | `${Kind}?`>>;

const FIGURE = { id: "name", title: "prose" } as const;

/** The components that the article's text may name, with their attributes; `article.tsx` has one for each. */
export const COMPONENTS = {
  Activity: { ...FIGURE, endpoint: "endpoint", cold: "flag?" },
  Calibration: { id: "name" },
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
  Sweep: { ...FIGURE, endpoint: "endpoint", targets: "targets?" },
  Sweeps: { ...FIGURE, endpoints: "endpoints", targets: "targets?" },
  SweepsOfTarget: { ...FIGURE, target: "target", endpoints: "endpoints" },
  Tasks: { endpoint: "endpoint" },
  Value: { of: "value" },
  Waterfall: { ...FIGURE, endpoint: "endpoint", targets: "targets?" },
  WaterfallsOfTarget: { ...FIGURE, target: "target", endpoints: "endpoints" },
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
