import type { ComposeFile, RawBlock } from "./declared.ts";

/** The variables that the Compose file is read with; the very same go to `docker compose`. */
export type Variables = Record<string, string>;

/** The cores the targets may use, the workers of each that has a block, and the ports that were chosen for them. */
export function variablesOf(raw: ComposeFile, cores: number[]): Variables {
  const workers = Object.entries(raw.services).flatMap(([name, service]) => {
    const block = service["x-benchbook"];
    return block ? [[`${variableName(name)}_WORKERS`, String(workersOf(block, cores.length))]] : [];
  });
  return {
    ...chosenPorts(),
    BENCHBOOK_CPUSET: cores.join(","),
    BENCHBOOK_CORES: String(cores.length),
    ...Object.fromEntries(workers),
  };
}

/** The workers of a service: as declared, or so many for each core and one more. */
export function workersOf({ workers, workersPerCore }: RawBlock, cores: number): number {
  return workersPerCore ? workersPerCore * cores + 1 : (workers ?? 1);
}

/** The name that a service's variables begin with: `flask-1x` is `FLASK_1X`. */
export function variableName(service: string): string {
  return service.toUpperCase().replaceAll("-", "_");
}

function chosenPorts(): Variables {
  const given = Object.entries(process.env).filter(([name, value]) => /^[A-Z0-9_]+_PORT$/.test(name) && value);
  return Object.fromEntries(given) as Variables;
}
