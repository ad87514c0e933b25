import { targetName } from "../../content/run/units.ts";
import { EXIT, Failure } from "../failure.ts";
import { readComposeFile, refusal } from "./compose-file.ts";
import { type Block, blockSchema, type ComposeFile, commandSchema } from "./declared.ts";
import { interpolate } from "./interpolate.ts";
import { type Variables, variableName, variablesOf, workersOf } from "./variables.ts";

/** A service as the Compose file declares it, with its worker count resolved for the cores it may use. */
export interface Service extends Pick<Block, "label" | "role" | "family" | "endpoints" | "tree"> {
  name: string;
  workers: number;
  port: number;
  command: string[];
  environment: Record<string, string>;
}

/** A service and the port on which this machine reaches it. */
type Ported = Pick<Service, "name" | "port">;

/**
 * Reads the services out of a Compose file: every one with an `x-benchbook` block, in the order of the file.
 *
 * @param cores the cores the targets may use; worker counts follow from how many there are
 * @throws Failure (usage) when the file or a block is not as expected
 */
export async function readServices(
  file: string,
  cores: number[],
): Promise<{ services: Service[]; variables: Variables }> {
  const raw = await readComposeFile(file);
  const variables = variablesOf(raw, cores);
  const names = Object.keys(raw.services).filter((name) => raw.services[name]?.["x-benchbook"]);
  for (const name of names) within(file, ["services", name], () => targetName.parse(name));
  const ported: Ported[] = names.map((name) => ({ name, port: portOf(file, name, raw, variables) }));
  refuseSharedPorts(file, ported);
  // Local processes reach each other on loopback, where containers use names.
  const addresses = ported.map(({ name, port }) => [`${variableName(name)}_ADDRESS`, `127.0.0.1:${port}`]);
  const here = { ...variables, ...Object.fromEntries(addresses), BENCHBOOK_HOST: "127.0.0.1" };
  const services = ported.map((service) => resolve(file, service, raw, here, cores.length));
  if (!services.some(({ role }) => role === "measured"))
    throw new Failure(`${file}: expected a service with an x-benchbook block to measure, came none`, EXIT.usage);
  return { services, variables };
}

/** The loopback port of a service: the first that it publishes, and none of them may be open to others. */
function portOf(file: string, name: string, raw: ComposeFile, variables: Variables): number {
  const at = ["services", name, "ports"];
  const published = within(file, at, () => interpolate(raw.services[name]?.ports ?? [], variables));
  const ports = published.map((one) => Number(/^127\.0\.0\.1:(\d+):\d+$/.exec(one)?.[1]));
  const wrong = ports.findIndex((port) => !(port > 0 && port < 65_536));
  const [first] = ports;
  if (first !== undefined && wrong < 0) return first;
  const came = first === undefined ? "none" : JSON.stringify(published[wrong]);
  throw refusal(file, new RangeError(`expected a port as 127.0.0.1:PORT:PORT, came ${came}`), at);
}

function refuseSharedPorts(file: string, ported: { name: string; port: number }[]): void {
  for (const [index, { name, port }] of ported.entries()) {
    const other = ported.slice(0, index).find((one) => one.port === port);
    if (!other) continue;
    const reason = new RangeError(`expected a port that no other service has, came ${port}, which is ${other.name}'s`);
    throw refusal(file, reason, ["services", name, "ports"]);
  }
}

function resolve(file: string, service: Ported, raw: ComposeFile, here: Variables, cores: number): Service {
  const { name, port } = service;
  const at = ["services", name];
  const read = within(file, at, () => interpolate(raw.services[name], { ...here, BENCHBOOK_PORT: String(port) }));
  const block = within(file, [...at, "x-benchbook"], () => blockSchema.parse(read?.["x-benchbook"]));
  const { label, role, family, endpoints, tree } = block;
  const command = within(file, [...at, "command"], () => commandSchema.parse(read?.command));
  const environment = Object.entries(read?.environment ?? {}).map(([key, value]) => [key, String(value)]);
  return {
    ...{ name, label, role, family, endpoints, tree, port, command },
    workers: workersOf(block, cores),
    environment: Object.fromEntries(environment),
  };
}

/** Reads a part of a file; what is thrown then names the file and the part. */
function within<T>(file: string, path: string[], read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw refusal(file, cause, path);
  }
}
