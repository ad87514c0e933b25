import { type Information, informationSchema, type Target } from "../../../content/run/circumstances/target.ts";
import type { Service } from "../../fleet/read-services.ts";
import { send } from "../../load/send-request.ts";

/**
 * Asks every target and control that is up what it is; one that does not say is kept without its information. A slow
 * service is among them where it can be measured alone.
 *
 * @param starts the seconds that each took to start, of those that were started alone
 */
export async function describeTargets(
  services: Service[],
  { present, starts }: { present: Service[]; starts: ReadonlyMap<string, number> },
  signal: AbortSignal,
): Promise<Target[]> {
  const targets: Target[] = [];
  for (const service of services) {
    const { name, label, family, role, endpoints, workers, tree, contract } = service;
    if (role === "upstream" && endpoints.length === 0) continue;
    const up = present.find((one) => one.name === name);
    const information = contract && up ? await ask(up, signal) : null;
    targets.push({
      name,
      label,
      family,
      role: role === "upstream" ? "control" : role,
      endpoints,
      workers,
      tree,
      contract,
      information,
      coldStartSeconds: starts.get(name) ?? null,
    });
  }
  return targets;
}

async function ask({ host, port }: Service, signal: AbortSignal): Promise<Information | null> {
  const answer = await send({ host, port, path: "/test/info", timeoutSeconds: 10, signal });
  try {
    return informationSchema.parse(JSON.parse(answer.body));
  } catch {
    return null;
  }
}
