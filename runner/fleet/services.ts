import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { EXIT, Failure, messageOf } from "../failure.ts";
import { type Block, blockSchema, type ComposeFile, composeFileSchema } from "./declared.ts";
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
  const raw = await parseFile(file);
  const variables = variablesOf(raw, cores);
  const ported = Object.keys(raw.services).flatMap((name) =>
    raw.services[name]?.["x-benchbook"] ? [{ name, port: portOf(name, raw, variables) }] : [],
  );
  // Local processes reach each other on loopback, where containers use names.
  const addresses = ported.map(({ name, port }) => [`${variableName(name)}_ADDRESS`, `127.0.0.1:${port}`]);
  const here = { ...variables, ...Object.fromEntries(addresses), BENCHBOOK_HOST: "127.0.0.1" };
  const services = ported.map(({ name, port }) => resolve(name, port, raw, here, cores.length));
  if (!services.some(({ role }) => role === "measured"))
    throw new Failure(`${file}: expected a service with an x-benchbook block to measure, came none`, EXIT.usage);
  return { services, variables };
}

async function parseFile(file: string): Promise<ComposeFile> {
  try {
    return composeFileSchema.parse(parse(await readFile(file, "utf8"), { merge: true }));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : messageOf(cause);
    throw new Failure(`${file}: expected services as targets/README.md describes, came: ${reason}`, EXIT.usage);
  }
}

function portOf(name: string, raw: ComposeFile, variables: Variables): number {
  const published = interpolate(raw.services[name]?.ports[0] ?? "", variables);
  const port = Number(/^127\.0\.0\.1:(\d+):\d+$/.exec(published)?.[1]);
  if (port > 0 && port < 65_536) return port;
  throw new Failure(
    `docker-compose.yml: ${name}: expected a port as 127.0.0.1:PORT:PORT, came "${published}"`,
    EXIT.usage,
  );
}

function resolve(name: string, port: number, raw: ComposeFile, here: Variables, cores: number): Service {
  const service = interpolate(raw.services[name], { ...here, BENCHBOOK_PORT: String(port) });
  const block = blockSchema.safeParse(service?.["x-benchbook"]);
  if (!block.success) {
    const reason = z.prettifyError(block.error);
    throw new Failure(`docker-compose.yml: ${name}: expected an x-benchbook block, came: ${reason}`, EXIT.usage);
  }
  const { label, role, family, endpoints, tree } = block.data;
  const environment = Object.entries(service?.environment ?? {}).map(([key, value]) => [key, String(value)]);
  return {
    ...{ name, label, role, family, endpoints, tree, port },
    workers: workersOf(block.data, cores),
    command: service?.command ?? [],
    environment: Object.fromEntries(environment),
  };
}
