import { isIP } from "node:net";
import type { Tree } from "./yaml-tree.ts";

/** A port of a service as `docker compose config` shows it. */
export interface Port {
  host_ip?: string;
  target: number;
  published?: string;
  protocol: string;
}

/**
 * The ports that a short form stands for: `[IP:][published:]target[/protocol]`, where both may be ranges.
 *
 * @throws RangeError when it is no port
 */
export function shortPort(written: Tree): Port[] {
  const { groups } =
    /^(?:(?:(?<ip>.*):)?(?<host>[\d-]*):)?(?<target>[\d-]+)(?:\/(?<protocol>\w*))?$/.exec(String(written)) ?? {};
  const { ip = "", host = "", target = "" } = groups ?? {};
  const protocol = groups?.protocol || "tcp";
  const [targets, hosts] = [range(target), host === "" ? [] : range(host)];
  const address = ip.replace(/^\[(.*)\]$/, "$1");
  const isAddress = ip === "" || isIP(ip) === 4 || (ip !== address && isIP(address) === 6 && !address.includes("%"));
  const isKnown = /^(tcp|udp|sctp)$/i.test(protocol) && isAddress;
  const fits = hosts.length === 0 || hosts.length === targets.length || targets.length === 1;
  if (!groups || !isKnown || targets.length === 0 || (host !== "" && hosts.length === 0) || !fits)
    throw new RangeError(
      `expected a port as IP:PUBLISHED:TARGET, PUBLISHED:TARGET or TARGET, got ${JSON.stringify(written)}`,
    );
  const several = hosts.length > targets.length ? host : undefined;
  return targets
    .map((one, index) => ({
      ...(address && { host_ip: address }),
      target: one,
      ...(hosts.length > 0 && { published: several ?? String(hosts[index]) }),
      protocol: protocol.toLowerCase(),
    }))
    .toSorted((a, b) => (`${a.target}` < `${b.target}` ? -1 : 1));
}

/** All ports of a range; empty where the text is no range of ports. */
function range(written: string): number[] {
  const [, first = "", last = first] = /^(\d+)(?:-(\d+))?$/.exec(written) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === "" || to < from || to > 65_535) return [];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
