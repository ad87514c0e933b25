import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { TESTS } from "../../../../content/findings/claims/kinds/tests.ts";
import { LOOKUPS } from "../../../../content/findings/lookups.ts";
import { LAWS } from "../../../../content/model/law.ts";
import { treeSchema } from "../../../../content/run/observations/process-tree.ts";
import { endpointSchema, workKindSchema } from "../../../../content/run/parts/endpoint.ts";

const COMPOSE_FILE = "docker-compose.yml";
const SERVICES = ["targets", "models"];

const declaredSchema = z.object({
  services: z.record(
    z.string(),
    z.object({ "x-benchbook": z.object({ endpoints: z.array(endpointSchema).default([]) }).optional() }),
  ),
});

/** The targets and endpoints that the article may speak of: those that the Compose file declares. */
export interface Vocabulary {
  targets: Set<string>;
  endpoints: Set<string>;
}

/** Reads the names of targets and endpoints from the only place that says what a target is. */
export async function readVocabulary(): Promise<Vocabulary> {
  const text = await readFile(path.resolve(COMPOSE_FILE), "utf8");
  const services = Object.entries(declaredSchema.parse(parse(text, { merge: true })).services);
  const blocks = services.flatMap(([name, { "x-benchbook": block }]) => (block ? [{ name, ...block }] : []));
  return {
    targets: new Set(blocks.map(({ name }) => name)),
    endpoints: new Set(blocks.flatMap(({ endpoints }) => endpoints.map(({ name }) => name))),
  };
}

/** What is wrong with an endpoint's name; undefined when it is declared. */
export function endpointFault(name: string, { endpoints }: Vocabulary): string | undefined {
  return endpoints.has(name) ? undefined : among("an endpoint", endpoints, name);
}

/** What is wrong with a target's name; undefined when it is declared. */
export function targetFault(name: string, { targets }: Vocabulary): string | undefined {
  return targets.has(name) ? undefined : among("a target", targets, name);
}

/** What is wrong with a value's name: a first word that no lookup knows, or another that no run could have. */
export function valueFault(name: string, { targets, endpoints }: Vocabulary): string | undefined {
  const [what = "", ...words] = name.split(".");
  if (!Object.hasOwn(LOOKUPS, what)) return among("a value", Object.keys(LOOKUPS), what);
  const others = [...workKindSchema.options, ...treeSchema.shape.phase.options, "most"];
  const isKnown = (word: string) =>
    targets.has(word) || endpoints.has(word) || others.includes(word) || /^[1-9]\d*$/.test(word);
  const unknown = words.find((word) => !isKnown(word));
  return unknown === undefined ? undefined : among("a target or an endpoint", [...targets, ...endpoints], unknown);
}

/** What is wrong with the name of a claim's test. */
export function testFault(name: string): string | undefined {
  return Object.hasOwn(TESTS, name) ? undefined : among("a test", Object.keys(TESTS), name);
}

/** What is wrong with the services whose processes are asked for. */
export function servicesFault(name: string): string | undefined {
  return SERVICES.includes(name) ? undefined : among("services", SERVICES, name);
}

/** What is wrong with where a link leads: a page takes a reader somewhere, and runs nothing. */
export function addressFault(address: string): string | undefined {
  const scheme = /^\s*([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined || ["http", "https", "mailto"].includes(scheme)) return undefined;
  return `expected an address of the web or within the site, got ${JSON.stringify(address.slice(0, 100))}`;
}

/** What is wrong with a word that a claim's test is given: a sweep, an endpoint, a target, a law, or its own workers. */
export function givenFault(word: string, vocabulary: Vocabulary): string | undefined {
  const [endpoint = "", target, ...surplus] = word.split(".");
  if (target !== undefined && surplus.length === 0)
    return endpointFault(endpoint, vocabulary) ?? targetFault(target, vocabulary);
  if ([...LAWS, "workers"].includes(word)) return undefined;
  if (vocabulary.targets.has(word) || vocabulary.endpoints.has(word)) return undefined;
  return among("endpoint.target, an endpoint, a target or", LAWS, word);
}

function among(what: string, known: Iterable<string>, came: string): string {
  return `expected ${what} among ${[...known].join(", ")}, got ${JSON.stringify(came.slice(0, 100))}`;
}
