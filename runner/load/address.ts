import { isIPv6 } from "node:net";

/** Where something answers: an IP address or a name that leads to one, and a port. */
export interface Address {
  host: string;
  port: number;
}

/** This machine's own IPv4 address, on which servers of the runner listen. */
export const LOOPBACK = "127.0.0.1";

/** An address as a URL has it: one of IPv6 stands in brackets. */
export function authority({ host, port }: Address): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}
