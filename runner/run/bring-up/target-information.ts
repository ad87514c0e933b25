import type { TargetLimits } from "../../../content/run/circumstances/limits.ts";
import { type Information, informationSchema, type Target } from "../../../content/run/circumstances/target.ts";
import type { Service } from "../../fleet/services/service.ts";
import { send } from "../../load/send-request.ts";
import { tightest } from "../../observe/limits/target-limits.ts";

/** The services that are up, and what is known of each from outside. */
interface Found {
  present: Service[];
  starts: ReadonlyMap<string, number>;
  /** What each is allowed, on each machine that services run on. */
  limits: ReadonlyMap<string, (TargetLimits | null)[]>;
}

/**
 * Asks every target and control that is up what it is; one that does not say is kept without its information. A slow
 * service is among them where it can be measured alone.
 *
 * @param starts the seconds that each took to start, of those that were started alone
 * @param limits what each is allowed
 */
export async function describeTargets(
  services: Service[],
  { present, starts, limits }: Found,
  signal: AbortSignal,
): Promise<Target[]> {
  const told = services.filter(({ role, endpoints }) => role !== "upstream" || endpoints.length > 0);
  return Promise.all(
    told.map(async ({ name, label, family, role, endpoints, workers, tree, contract }) => {
      const up = present.find((one) => one.name === name);
      const allowed = limits.get(name) ?? [];
      return {
        ...{ name, label, family, role: role === "upstream" ? "control" : role },
        ...{ endpoints, workers, tree, contract },
        information: contract && up ? await ask(up, signal) : null,
        coldStartSeconds: starts.get(name) ?? null,
        limits: tightest(allowed),
        ...(allowed.length > 1 && { nodeLimits: allowed }),
      };
    }),
  );
}

async function ask({ host, port }: Service, signal: AbortSignal): Promise<Information | null> {
  const answer = await send({ host, port, path: "/test/info", timeoutSeconds: 10, signal });
  try {
    return informationSchema.parse(JSON.parse(answer.body));
  } catch {
    return null;
  }
}
