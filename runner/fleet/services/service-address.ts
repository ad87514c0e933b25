import type { Address } from "../../load/address.ts";
import type { Config, Declared, Reader } from "../compose-file/compose-config.ts";
import { refuse } from "./parse-part.ts";

/** A service, and where this machine reaches it. */
export interface ServiceAddress extends Address {
  name: string;
}

/**
 * Where a service is reached: the first port that it publishes for TCP.
 *
 * @param others those before it in the file, none of which may have the same port
 * @throws ExitError (usage) naming the line, where it publishes no port on loopback, or any port on another address
 */
export async function serviceAddress(
  reader: Reader,
  name: string,
  config: Config,
  others: readonly ServiceAddress[],
): Promise<Address> {
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
