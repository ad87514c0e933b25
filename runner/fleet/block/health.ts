/** What tells that a service is ready, and what its path costs: a request that asks for no work. */
export interface Health {
  /** `tcp` where it is ready as soon as it accepts connections, because it speaks something else than HTTP. */
  protocol: "http" | "tcp";
  path: string;
  /** Any status below this one is an answer of a service that is ready. */
  statusBelow: number;
}

/** Where a service that keeps the contract says that it is ready. */
const CONTRACT: Health = { protocol: "http", path: "/test/health", statusBelow: 300 };

/**
 * A path that no service has: whatever it answers, it listens and can answer. Its own endpoints are not asked, so that
 * they stay cold, and nothing is changed by asking.
 */
const UNKNOWN: Health = { protocol: "http", path: "/benchbook-asks-whether-you-listen", statusBelow: 500 };

/** What a service declares in place of a path that speaks something else than HTTP. */
export const TCP = "tcp";

/** How a service is asked whether it is ready: as it declares, else as the contract has it, if it keeps it. */
export function healthOf({ health, contract }: { health?: string | undefined; contract: boolean }): Health {
  if (health === TCP) return { ...UNKNOWN, protocol: "tcp" };
  if (health !== undefined) return { protocol: "http", path: health, statusBelow: 400 };
  return contract ? CONTRACT : UNKNOWN;
}

/** Why an answer is not one of a service that is ready; undefined when it is. */
export function unhealthy({ path, statusBelow }: Health, status: number | null): string | undefined {
  if (status !== null && status >= 200 && status < statusBelow) return undefined;
  return `expected a status from 200 to ${statusBelow - 1} from GET ${path}, got ${status ?? "none"}`;
}
