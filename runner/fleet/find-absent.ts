import { listeningOf } from "../observe/listening.ts";
import type { Absence, Fleet, Say } from "./fleet.ts";
import { withLastLines } from "./logs/last-log-lines.ts";
import type { Service } from "./read-services.ts";
import { waitUntilHealthy } from "./wait-until-healthy.ts";

/** Waits until each of some services answers; those that do not come up are returned, with what they wrote last. */
export async function findAbsent(
  { ended, lastLines, roots }: Pick<Fleet, "ended" | "lastLines" | "roots">,
  services: Service[],
  signal: AbortSignal,
  say: Say = () => {},
): Promise<Absence[]> {
  const absences = services.map(async (service) => {
    const reason = await waitUntilHealthy({ service, ended: () => ended(service), say }, signal);
    if (!reason) return [];
    const where = sayListening((await roots()).get(service.name)?.pid, service.port);
    return [{ name: service.name, reason: withLastLines(`${reason}${where}`, await lastLines(service)) }];
  });
  return (await Promise.all(absences)).flat();
}

/** Where a service listens that does not answer where it is asked: a wrong port is seen at a glance. */
function sayListening(pid: number | undefined, port: number): string {
  const addresses = pid === undefined ? [] : listeningOf(pid);
  const isRight = addresses.some(
    (address) => /^(?:127\.0\.0\.1|0\.0\.0\.0|\[::\]):/.test(address) && address.endsWith(`:${port}`),
  );
  return addresses.length > 0 && !isRight ? `; it listens on ${addresses.join(", ")}` : "";
}
