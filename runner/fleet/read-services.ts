import path from "node:path";
import type { Endpoint } from "../../content/run/parts/endpoint.ts";
import type { Role } from "../../content/run/parts/processes.ts";
import { targetName } from "../../content/run/parts/units.ts";
import { type Address, authority } from "../load/address.ts";
import type { SentParts } from "../load/sent-parts.ts";
import { type Block, blockSchema, rawBlockSchema } from "./block/benchbook-block.ts";
import { type Health, healthOf } from "./block/health.ts";
import type { Config, Declared, Reader } from "./compose-file/compose-config.ts";
import { ownReader } from "./compose-file/own-reader.ts";
import type { Variables } from "./compose-file/syntax/env-file.ts";
import { composeError } from "./compose-file/syntax/read-source.ts";
import { type Branch, branchOf } from "./compose-file/syntax/yaml-tree.ts";
import { parsePart, refuse } from "./parse-part.ts";
import { keepSecretVariables } from "./secret-variables.ts";
import { coresOf, knownWorkersOf, variableName, variablesOf, workersOf } from "./worker-variables.ts";

/**
 * A service as the Compose file declares it, with its worker count resolved for the cores it may use. Its address is the one
 * on loopback that the file publishes, until a fleet that has it up says where it is reached.
 */
export interface Service
  extends Address,
    Pick<
      Block,
      "label" | "role" | "family" | "levels" | "startSeconds" | "contract" | "requirements" | "programs" | "unavailable"
    > {
  name: string;
  endpoints: Endpoint[];
  /** The headers and bodies of its endpoints' requests, by the endpoint's name, of those that have any. */
  sent: ReadonlyMap<string, SentParts>;
  /** How it is asked whether it is ready. */
  health: Health;
  /** Null where it is not known how many it has. */
  workers: number | null;
  /** The processes that it is expected to have. */
  tree: Role[];
  /** The Compose profiles without which it is not started; none where it always is. */
  profiles: string[];
  /** The services that it is started after. */
  dependsOn: string[];
  /** The cores it is limited to, as `taskset` takes them; null where the file does not limit it. */
  cpuset: string | null;
  /** How much of the time of how many cores its container may use; null where the file does not limit it. */
  cpus: number | null;
  /** What its image is built from, where it is a folder: a local process is started there. */
  folder: string | null;
  /** What a local process is started with: entrypoint and command; empty where only its image says so. */
  command: string[];
  environment: Record<string, string>;
}

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

/** A service, where it is, and where this machine reaches it. */
type Ported = Pick<Service, "name" | "host" | "port" | "folder">;

/**
 * Reads the services out of a Compose file: every one with an `x-benchbook` block, in the order of the file, then
 * those of files that it includes. The others are left to Compose.
 *
 * @param cores the cores the targets may use; worker counts follow from how many there are
 * @param reading how the backend that runs the services reads the file
 * @param upstreamCores those of the slow service
 * @throws Failure (usage) when the file or a block is not as expected
 */
export async function readServices(
  file: string,
  cores: number[],
  { reader: readerOf, isLocal }: Reading = LOCALLY,
  upstreamCores = cores,
): Promise<{ services: Service[]; variables: Variables }> {
  const reader = readerOf(file);
  const all = { targets: cores, upstream: upstreamCores };
  const raw = await rawBlocks(reader, coresOf(all));
  const variables = variablesOf(raw, all);
  const config = await reader.config(variables);
  const names = await inOrder(Object.keys(raw), reader);
  const built = isLocal ? await reader.services(variables) : {};
  const ported: Ported[] = [];
  for (const name of names) {
    const folder = contextOf(built, name);
    ported.push({ name, folder, ...(await addressOf(reader, name, config, ported)) });
  }
  const read = isLocal ? locally(reader, variables, ported) : async () => config;
  const services: Service[] = [];
  for (const service of ported)
    services.push(await resolve({ reader, cores: cores.length }, service, await read(service)));
  if (!services.some(({ role }) => role === "measured"))
    throw composeError(file, "expected a service with an x-benchbook block to measure, got none");
  return { services, variables };
}

/** Reads the file as it is for one local process: they reach each other on loopback, where containers use names. */
function locally(reader: Reader, variables: Variables, all: Ported[]): (service: Ported) => Promise<Config> {
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

/** The folder that a service's image is built from; null where it is built of none. */
function contextOf(services: Branch, name: string): string | null {
  const { context } = branchOf(branchOf(services, name), "build");
  return typeof context === "string" && path.isAbsolute(context) ? context : null;
}

/** Where a service is reached: the first port that it publishes, and none of them may be open to others. */
async function addressOf(
  reader: Reader,
  name: string,
  config: Config,
  others: Ported[],
): Promise<Omit<Ported, "name" | "folder">> {
  const at = ["services", name, "ports"];
  const ports = (config.services[name]?.ports ?? []).filter(({ protocol }) => protocol === "tcp");
  const open = config.services[name]?.ports.find(({ host_ip }) => !isLoopback(host_ip));
  const port = Number(ports[0]?.published);
  const host = ports[0]?.host_ip;
  const expected = "expected a port on loopback alone, as 127.0.0.1:PORT:PORT or [::1]:PORT:PORT";
  if (open) return refuse(reader, at, `${expected}, got ${said(open)}`);
  if (!ports[0] || !isLoopback(host) || !(port > 0 && port < 65_536))
    return refuse(reader, at, `${expected}, got ${ports[0] ? said(ports[0]) : "none"}`);
  const other = others.find((one) => one.port === port);
  if (!other) return { host, port };
  return refuse(reader, at, `expected a port that no other service has, got ${port}, which is ${other.name}'s`);
}

function isLoopback(host: string | undefined): host is string {
  return host === "127.0.0.1" || host === "::1";
}

function said({ host_ip, published, target, protocol }: Declared["ports"][number]): string {
  const host = host_ip?.includes(":") ? `[${host_ip}]` : host_ip;
  return `"${[host, published, `${target}`].filter(Boolean).join(":")}${protocol === "tcp" ? "" : `/${protocol}`}"`;
}

interface Resolving {
  reader: Reader;
  cores: number;
}

async function resolve(
  { reader, cores }: Resolving,
  { name, host, port, folder }: Ported,
  config: Config,
): Promise<Service> {
  const at = ["services", name];
  const declared = config.services[name];
  const block = await parsePart(reader, [...at, "x-benchbook"], blockSchema, declared?.["x-benchbook"]);
  const command = [...(declared?.entrypoint ?? []), ...(declared?.command ?? [])];
  const given = Object.entries(declared?.environment ?? {}).filter(([, value]) => value !== null);
  const environment = Object.fromEntries(given) as Record<string, string>;
  keepSecretVariables(environment);
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
