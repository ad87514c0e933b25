import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Article } from "../../../../content/articles/record.ts";
import type { Claims } from "../../../../content/findings/claims/claim.ts";
import type { Values } from "../../../../content/findings/values/value.ts";
import { endpointName } from "../../../../content/run/parts/endpoint.ts";
import { SERVICES } from "../../../figures/frame/attributes.ts";
import { rememberedByFile } from "./remembered-by-file.ts";

const COMPOSE_FILE = "docker-compose.yml";

const declaredSchema = z.object({
  /** Other files, from this one's folder. */
  include: z.array(z.string()).default([]),
  services: z.record(
    z.string(),
    z.object({
      "x-benchbook": z.object({ endpoints: z.array(z.object({ name: endpointName })).default([]) }).optional(),
    }),
  ),
});

const declaredIn = rememberedByFile((text) => declaredSchema.parse(parse(text, { merge: true, maxAliasCount: -1 })));

/** What the article may name: targets and endpoints that the Compose file declares, its own claims and its values. */
export interface Vocabulary {
  targets: Set<string>;
  endpoints: Set<string>;
  claims: Set<string>;
  values: Set<string>;
}

/**
 * The names that an article may have: of services and endpoints those that the Compose file declares, or those that the
 * article wants measured where it has a Compose file of its own.
 */
export async function readVocabulary({ claims, values, measures }: NamingArticle): Promise<Vocabulary> {
  const { targets, endpoints } = measures?.file === undefined ? await readDeclared() : namesOf(measures);
  return { targets, endpoints, claims: new Set(Object.keys(claims)), values: new Set(Object.keys(values)) };
}

/** Whatever an article can name is a part of it. */
interface NamingArticle {
  claims: Claims;
  values: Values;
  measures?: Measures | undefined;
}
type Measures = Pick<Article["measures"], "file" | "targets" | "controls" | "models" | "endpoints" | "steady">;

async function readDeclared(): Promise<Pick<Vocabulary, "targets" | "endpoints">> {
  const blocks = (await servicesIn(path.resolve(COMPOSE_FILE))).flatMap(([name, { "x-benchbook": block }]) =>
    block ? [{ name, ...block }] : [],
  );
  return {
    targets: new Set(blocks.map(({ name }) => name)),
    endpoints: new Set(blocks.flatMap(({ endpoints }) => endpoints.map(({ name }) => name))),
  };
}

/** The services of a Compose file and of those that it includes. */
async function servicesIn(file: string): Promise<[string, z.output<typeof declaredSchema>["services"][string]][]> {
  const text = await readFile(file, "utf8");
  const { include, services } = declaredIn(file, text);
  const included = await Promise.all(include.map((one) => servicesIn(path.resolve(path.dirname(file), one))));
  return [...Object.entries(services), ...included.flat()];
}

function namesOf({
  targets,
  controls,
  models,
  endpoints,
  steady,
}: Measures): Pick<Vocabulary, "targets" | "endpoints"> {
  const mixed = (steady?.mixed ?? []).flatMap(({ light, blocking }) => [light, blocking]);
  return {
    targets: new Set([...targets, ...controls, ...models]),
    endpoints: new Set([...endpoints, ...(steady?.endpoints ?? []), ...mixed]),
  };
}

/** What is wrong with the text of an attribute that names something; undefined when it does. */
export function faultOf(kind: string, text: string, vocabulary: Vocabulary): string | undefined {
  const names = text.trim().split(/\s+/);
  if (kind === "value") return among("a value", vocabulary.values, [text]);
  if (kind === "claims") return among("a claim", vocabulary.claims, names);
  if (kind === "endpoint") return among("an endpoint", vocabulary.endpoints, [text]);
  if (kind === "endpoints") return among("an endpoint", vocabulary.endpoints, names);
  if (kind === "target") return among("a target", vocabulary.targets, [text]);
  if (kind === "targets") return among("a target", vocabulary.targets, names);
  if (kind === "services") return among("services", SERVICES, [text]);
  return kind === "address" ? addressFault(text) : undefined;
}

/** What is wrong with where a link leads: a page takes a reader somewhere, and runs nothing. */
export function addressFault(address: string): string | undefined {
  // Read as browsers read it: they pass over tabs, line breaks and control characters, in the name of a scheme too.
  const { protocol = "" } = URL.parse(address, "https://here.invalid/") ?? {};
  if (["http:", "https:", "mailto:"].includes(protocol)) return undefined;
  return `expected an address of the web or within the site, got ${JSON.stringify(address.slice(0, 100))}`;
}

function among(what: string, known: Iterable<string>, got: string[]): string | undefined {
  const all = [...known];
  const unknown = got.find((name) => !all.includes(name));
  if (unknown === undefined) return undefined;
  return `expected ${what} among ${all.join(", ")}, got ${JSON.stringify(unknown.slice(0, 100))}`;
}
