/** What tells that a service is ready, and what its path costs: a request that asks for no work. */
export interface Health {
  path: string;
  /** Any status below this one is an answer of a service that is ready. */
  statusBelow: number;
}

/** Where a service that keeps the contract says that it is ready. */
const CONTRACT: Health = { path: "/test/health", statusBelow: 300 };

/**
 * A path that no service has: whatever it answers, it listens and can answer. Its own endpoints are not asked, so that
 * they stay cold, and nothing is changed by asking.
 */
const UNKNOWN: Health = { path: "/benchbook-asks-whether-you-listen", statusBelow: 500 };

/** How a service is asked whether it is ready: at the path that it declares, else as the contract has it, if it keeps it. */
export function healthOf({ health, contract }: { health?: string | undefined; contract: boolean }): Health {
  if (health !== undefined) return { path: health, statusBelow: 400 };
  return contract ? CONTRACT : UNKNOWN;
}

/** Why an answer is not one of a service that is ready; undefined when it is. */
export function unhealthy({ path, statusBelow }: Health, status: number | null): string | undefined {
  if (status !== null && status >= 200 && status < statusBelow) return undefined;
  return `expected a status from 200 to ${statusBelow - 1} at ${path}, got ${status ?? "none"}`;
}
