import type { RawBlock } from "../block/benchbook-block.ts";
import type { Variables } from "../compose-file/syntax/env-file.ts";

/** The cores that services may use: the targets, and the slow service that they wait for. */
export interface Cores {
  targets: number[];
  upstream: number[];
}

/**
 * The cores the targets may use, and the workers of each that has a block.
 *
 * @param blocks the blocks by service, none of them with variables for its workers
 */
export function variablesOf(blocks: Record<string, RawBlock>, cores: Cores): Variables {
  const workers = Object.entries(blocks).map(([name, block]) => [
    `${variableName(name)}_WORKERS`,
    String(workersOf(block, cores.targets.length)),
  ]);
  return { ...coresOf(cores), ...Object.fromEntries(workers) };
}

/** The variables that do not follow from what the file declares. */
export function coresOf({ targets, upstream }: Cores): Variables {
  return {
    BENCHBOOK_CPUSET: targets.join(","),
    BENCHBOOK_CORES: String(targets.length),
    BENCHBOOK_UPSTREAM_CPUSET: upstream.join(","),
  };
}

/** The workers of a service: as declared, or so many for each core and one more. */
export function workersOf({ workers, workersPerCore }: RawBlock, cores: number): number {
  return workersPerCore ? workersPerCore * cores + 1 : (workers ?? 1);
}

/**
 * The same as far as it is known: a service that keeps no contract, and does not declare its workers, may have any number.
 */
export function knownWorkersOf(block: RawBlock & { contract: boolean }, cores: number): number | null {
  const isDeclared = block.workers !== undefined || block.workersPerCore !== undefined;
  return block.contract || isDeclared ? workersOf(block, cores) : null;
}

/** The name that a service's variables begin with: `flask-1x` is `FLASK_1X`, and `2fa` is `_2FA`, since none begins with a digit. */
export function variableName(service: string): string {
  return service
    .toUpperCase()
    .replaceAll("-", "_")
    .replace(/^(?=\d)/, "_");
}
