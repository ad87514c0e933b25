import path from "node:path";
import { targetName } from "../../../content/run/parts/units.ts";
import { authority } from "../../load/address.ts";
import { blockSchema, rawBlockSchema } from "../block/benchbook-block.ts";
import { healthOf } from "../block/health.ts";
import { type Config, parseConfig, type Reader } from "../compose-file/compose-config.ts";
import { ownReader } from "../compose-file/own-reader.ts";
import type { Variables } from "../compose-file/syntax/env-file.ts";
import { composeError } from "../compose-file/syntax/read-source.ts";
import { type Branch, branchOf } from "../compose-file/syntax/yaml-tree.ts";
import { type LocalStart, localStart } from "../image/local-start.ts";
import { parsePart } from "./parse-part.ts";
import { keepSecretContents } from "./secret-contents.ts";
import { keepSecretVariables, keepSecretWords } from "./secret-variables.ts";
import type { Service } from "./service.ts";
import { type ServiceAddress, serviceAddress } from "./service-address.ts";
import { coresOf, knownWorkersOf, variableName, variablesOf, workersOf } from "./worker-variables.ts";

/** How the Compose file is read for a backend. */
export interface Reading {
  /** Who reads it. */
  reader: (file: string, overrides?: readonly string[]) => Reader;
  /** Whether services are local processes, which are started with a command and reach each other on loopback. */
  isLocal: boolean;
}

/** Without Compose, for local processes. */
export const LOCALLY: Reading = { reader: ownReader, isLocal: true };

/** The same with other Compose files, which are merged over the first. */
export function withOverrides(reading: Reading, overrides: readonly string[]): Reading {
  return { ...reading, reader: (file) => reading.reader(file, overrides) };
}

/**
 * Reads the services out of a Compose file: every one with an `x-benchbook` block, in the order of the file, then
 * those of files that it includes. The others are left to Compose.
 *
 * @param cores the cores the targets may use; worker counts follow from how many there are
 * @param reading how the backend that runs the services reads the file
 * @param upstreamCores those of the slow service
 * @returns the services, and what the file was read with and by
 * @throws ExitError (usage) when the file or a block is not as expected
 */
export async function readServices(
  file: string,
  cores: number[],
  { reader: readerOf, isLocal }: Reading = LOCALLY,
  upstreamCores = cores,
): Promise<{ services: Service[]; variables: Variables; reader: Reader }> {
  const reader = readerOf(file);
  const all = { targets: cores, upstream: upstreamCores };
  const raw = await rawBlocks(reader, coresOf(all));
  const variables = variablesOf(raw, all);
  const project = await reader.project(variables);
  const composed = branchOf(project, "services");
  await keepSecretContents(project, path.dirname(file), variables);
  const config = await parseConfig(composed, reader.place);
  const names = await inOrder(Object.keys(raw), reader);
  const whole: Branch = isLocal ? composed : {};
  const published: ServiceAddress[] = [];
  for (const name of names) published.push({ name, ...(await serviceAddress(reader, name, config, published)) });
  const read = isLocal ? locally(reader, variables, published) : async () => config;
  const services: Service[] = [];
  for (const one of published) {
    const found = { ...one, ...localStart(whole[one.name], path.dirname(file)) };
    services.push(await resolve({ reader, cores: cores.length }, found, await read(one)));
  }
  if (!services.some(({ role }) => role === "measured"))
    throw composeError(file, "expected a service with an x-benchbook block to measure, got none");
  return { services, variables, reader };
}

/** Reads the file as it is for one local process: they reach each other on loopback, where containers use names. */
function locally(
  reader: Reader,
  variables: Variables,
  all: ServiceAddress[],
): (one: ServiceAddress) => Promise<Config> {
  const addresses = all.map(({ name, ...at }) => [`${variableName(name)}_ADDRESS`, authority(at)]);
  const here = { ...variables, ...Object.fromEntries(addresses) };
  return ({ name, host, port }) => reader.config({ ...here, BENCHBOOK_HOST: host, BENCHBOOK_PORT: String(port) }, name);
}

/** The blocks of the services that have one, as far as they have to be known before variables are replaced. */
async function rawBlocks(reader: Reader, variables: Variables) {
  const declared = Object.entries(await reader.blocks(variables)).filter(([, block]) => block !== undefined);
  const blocks = declared.map(async ([name, block]) => {
    await parsePart(reader, ["services", name], targetName, name);
    return [name, await parsePart(reader, ["services", name, "x-benchbook"], rawBlockSchema, block)] as const;
  });
  return Object.fromEntries(await Promise.all(blocks));
}

/** Names in the order of the file, and after them in that of the alphabet: Compose has an order of its own. */
async function inOrder(names: string[], reader: Reader): Promise<string[]> {
  const order = (await reader.order()).filter((name) => names.includes(name));
  return [...order, ...names.filter((name) => !order.includes(name)).toSorted()];
}

interface Resolving {
  reader: Reader;
  cores: number;
}

async function resolve(
  { reader, cores }: Resolving,
  { name, host, port, folder, environment: ofImage }: ServiceAddress & LocalStart,
  config: Config,
): Promise<Service> {
  const at = ["services", name];
  const declared = config.services[name];
  const block = await parsePart(reader, [...at, "x-benchbook"], blockSchema, declared?.["x-benchbook"]);
  const command = [...(declared?.entrypoint ?? []), ...(declared?.command ?? [])];
  const given = Object.entries(declared?.environment ?? {}).filter(([, value]) => value !== null);
  const environment: Record<string, string> = { ...ofImage, ...(Object.fromEntries(given) as Record<string, string>) };
  keepSecretVariables(environment);
  keepSecretWords(command);
  const { label, role, family, endpoints, levels, startSeconds, contract, requirements, programs, unavailable } = block;
  const workers = workersOf(block, cores);
  return {
    ...{ name, label, role, family, levels, startSeconds, contract, requirements, programs, unavailable },
    ...{ host, port, folder, command, workers: knownWorkersOf(block, cores) },
    tree: block.tree.map((one) => ({ ...one, count: one.count === "workers" ? workers : one.count })),
    profiles: declared?.profiles ?? [],
    dependsOn: declared?.depends_on ?? [],
    endpoints: endpoints.map(({ endpoint }) => endpoint),
    sent: new Map(endpoints.flatMap(({ endpoint, sent }) => (sent.isEmpty ? [] : [[endpoint.name, sent] as const]))),
    health: healthOf(block),
    cpuset: declared?.cpuset ?? null,
    cpus: declared?.cpus ?? null,
    environment,
  };
}
