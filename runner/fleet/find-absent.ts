import { isIPv4 } from "node:net";
import { authority } from "../load/address.ts";
import { isListeningSeen, listeningOf } from "../observe/listening.ts";
import type { Absence, Fleet, Say } from "./fleet.ts";
import { withLastLines } from "./logs/last-log-lines.ts";
import type { Service } from "./services/service.ts";
import { waitUntilHealthy } from "./wait-until-healthy.ts";

/** Waits until each of some services answers; those that do not come up are returned, with what they wrote last. */
export async function findAbsent(
  { isLocal, ended, lastLines, roots }: Pick<Fleet, "isLocal" | "ended" | "lastLines" | "roots">,
  services: Service[],
  signal: AbortSignal,
  say: Say = () => {},
): Promise<Absence[]> {
  const together = services.length;
  const absences = services.map(async (service) => {
    const pidOf = async () => (await roots()).get(service.name)?.pid ?? null;
    const notItsOwn = async () => (await ended(service)) ?? whoElseAnswers(service, await pidOf());
    const whereElse = async () => {
      const pid = await pidOf();
      const addresses = pid === null ? [] : listeningOf(pid);
      return isLocal ? sayListening(service, addresses) : sayListeningInside(addresses);
    };
    const own = { service, together, ended: () => ended(service), say, whereElse, ...(isLocal && { notItsOwn }) };
    const reason = await waitUntilHealthy(own, signal);
    if (!reason) return [];
    const where = await whereElse();
    return [{ name: service.name, reason: withLastLines(`${reason}${where}`, await lastLines(service)) }];
  });
  return (await Promise.all(absences)).flat();
}

/** Another target that chooses its port itself may answer there before a local process does, or in its place. */
function whoElseAnswers({ port }: Service, pid: number | null): string | undefined {
  if (pid === null || !isListeningSeen(pid)) return undefined;
  const isIts = listeningOf(pid).some((address) => address.endsWith(`:${port}`));
  return isIts ? undefined : "something else answers on its port";
}

/** Where a service listens, if not where it is asked: a wrong port, or the other kind of address, is seen at a glance. */
function sayListening({ host, port }: Service, addresses: string[]): string {
  const right = [authority({ host, port }), `[::]:${port}`, ...(isIPv4(host) ? [`0.0.0.0:${port}`] : [])];
  if (addresses.length === 0 || addresses.some((address) => right.includes(address))) return "";
  const advice = "let its command listen on the BENCHBOOK_HOST and the BENCHBOOK_PORT that it is given";
  return `; it listens on ${addresses.join(", ")}; ${advice}`;
}

/**
 * Which port of a container leads to the one that is asked, its Compose file says. Whatever listens on loopback or for
 * IPv6 alone is not reached through it.
 */
function sayListeningInside(addresses: string[]): string {
  if (addresses.length === 0) return "";
  const isReached = addresses.some((address) => !/^(?:127\.|\[)/.test(address));
  const advice = isReached ? "" : "; let it listen on 0.0.0.0: containers are reached from outside, and through IPv4";
  return `; in its container it listens on ${addresses.join(", ")}${advice}`;
}
