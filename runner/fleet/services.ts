import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { EXIT, Failure, messageOf } from "../failure.ts";
import { interpolate } from "./interpolate.ts";

const block = z.object({
  label: z.string(),
  family: z.string(),
  endpoints: z.array(z.string()).min(1),
  workers: z.int().positive().optional(),
  workersPerCore: z.int().positive().optional(),
});

const composeFile = z.object({
  services: z.record(
    z.string(),
    z.object({
      command: z.array(z.string()).optional(),
      environment: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
      ports: z.array(z.string()).default([]),
      "x-benchbook": block.optional(),
    }),
  ),
});

/** A target as the Compose file declares it, with its worker count resolved for the cores it may use. */
export interface Service {
  name: string;
  label: string;
  family: string;
  endpoints: string[];
  workers: number;
  port: number;
  command: string[];
  environment: Record<string, string>;
}

/** The variables that the Compose file is read with; the very same go to `docker compose`. */
export type Variables = Record<string, string>;

/**
 * Reads the targets out of a Compose file: every service with an `x-benchbook` block, in the order of the file.
 *
 * @param cores the cores the targets may use; worker counts follow from how many there are
 * @throws Failure (usage) when the file or a block is not as expected
 */
export async function readServices(
  file: string,
  cores: number[],
): Promise<{ services: Service[]; variables: Variables }> {
  const raw = await parseFile(file);
  const variables = { ...ports(), BENCHBOOK_CPUSET: cores.join(","), ...workerVariables(raw, cores.length) };
  const services = Object.keys(raw.services).flatMap((name) => resolve(name, raw, variables, cores.length));
  if (services.length === 0)
    throw new Failure(`${file}: expected a service with an x-benchbook block, came none`, EXIT.usage);
  return { services, variables };
}

type ComposeFile = z.infer<typeof composeFile>;

async function parseFile(file: string): Promise<ComposeFile> {
  try {
    return composeFile.parse(parse(await readFile(file, "utf8"), { merge: true }));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : messageOf(cause);
    throw new Failure(`${file}: expected services as targets/README.md describes, came: ${reason}`, EXIT.usage);
  }
}

function ports(): Variables {
  const given = Object.entries(process.env).filter(([name, value]) => /^[A-Z0-9_]+_PORT$/.test(name) && value);
  return Object.fromEntries(given) as Variables;
}

function workerVariables(raw: ComposeFile, cores: number): Variables {
  const declared = Object.entries(raw.services).flatMap(([name, service]) => {
    const described = service["x-benchbook"];
    return described ? [[`${variableName(name)}_WORKERS`, String(workersOf(described, cores))]] : [];
  });
  return Object.fromEntries(declared);
}

function workersOf(described: z.infer<typeof block>, cores: number): number {
  return described.workersPerCore ? described.workersPerCore * cores + 1 : (described.workers ?? 1);
}

function resolve(name: string, raw: ComposeFile, variables: Variables, cores: number): Service[] {
  const described = raw.services[name]?.["x-benchbook"];
  if (!described) return [];
  const published = interpolate(raw.services[name], variables)?.ports[0] ?? "";
  const port = Number(/^127\.0\.0\.1:(\d+):\d+$/.exec(published)?.[1]);
  if (!(port > 0 && port < 65_536)) {
    throw new Failure(
      `docker-compose.yml: ${name}: expected a port as 127.0.0.1:PORT:PORT, came "${published}"`,
      EXIT.usage,
    );
  }
  const here = { ...variables, BENCHBOOK_HOST: "127.0.0.1", BENCHBOOK_PORT: String(port) };
  const service = interpolate(raw.services[name], here);
  const environment = Object.entries(service?.environment ?? {}).map(([key, value]) => [key, String(value)]);
  return [
    {
      name,
      label: service?.["x-benchbook"]?.label ?? name,
      family: described.family,
      endpoints: described.endpoints,
      workers: workersOf(described, cores),
      port,
      command: service?.command ?? [],
      environment: Object.fromEntries(environment),
    },
  ];
}

/** The name that a service's variables begin with: `flask-1x` is `FLASK_1X`. */
export function variableName(service: string): string {
  return service.toUpperCase().replaceAll("-", "_");
}
