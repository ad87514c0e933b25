import type { Plan } from "../../content/run/plan.ts";
import type { Service } from "../fleet/services/service.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import type { MeasureOptions } from "./options.ts";

/**
 * The services of a run: targets, which are measured; controls, of which only
 * bursts are; models, which only show their processes.
 */
export interface ChosenServices {
  targets: Service[];
  controls: Service[];
  models: Service[];
  /** Those of them that cannot be had here. */
  unavailable: Plan["unavailable"];
}

/** What a run has where nothing is asked for: what `docker compose` starts with these profiles. */
const DEFAULT_PROFILES = ["controls", "process-models"];

/**
 * Chooses the services that were asked for by name, or those that need no other profile than the usual ones. What is
 * asked for as a target is measured as a target, even if it is declared as a control.
 *
 * @throws ExitError (usage) when one is not declared, or none is left that is measured
 */
export function chooseServices(
  { targets: asked, besides }: Pick<MeasureOptions, "targets" | "besides">,
  services: Service[],
): ChosenServices {
  const by = besides ? "measures of the article" : "--targets";
  const known = services.filter(({ role }) => role !== "upstream");
  const named = asked && [...asked, ...(besides ?? [])];
  const unknown = named?.find((name) => !known.some((service) => service.name === name));
  if (unknown !== undefined) {
    const names = known.map((service) => service.name).join(", ");
    throw new ExitError(`${by}: expected one of ${names}, got "${unknown}"`, EXIT.usage);
  }
  const all = known.filter((service) => named?.includes(service.name) ?? isUsual(service));
  const unavailable = all.flatMap(({ name: target, label, unavailable: reason }) =>
    reason === null ? [] : [{ target, label, reason }],
  );
  const chosen = all.filter((service) => service.unavailable === null);
  const models = chosen.filter(({ role }) => role === "process-model");
  const loaded = chosen.filter((service) => !models.includes(service));
  const targets = loaded.filter(({ name, role }) => asked?.includes(name) ?? role === "measured");
  if (targets.length === 0) {
    const why = unavailable.map(({ target, reason }) => ` (${target}: ${reason})`).join("");
    throw new ExitError(`${by}: expected a target that is measured, got none${why}`, EXIT.usage);
  }
  return { targets, controls: loaded.filter((service) => !targets.includes(service)), models, unavailable };
}

/**
 * The services that a plan has to have up: its own, and those that others wait for, unless a profile keeps them for
 * services that the plan has none of.
 */
export function neededServices({ targets, controls, models }: Plan, services: Service[]): Service[] {
  const named = services.filter(({ name }) => [...targets, ...controls, ...models].includes(name));
  const awaited = new Set(named.flatMap(({ dependsOn }) => dependsOn));
  const isAwaited = (one: Service) => one.role === "upstream" && (isUsual(one) || awaited.has(one.name));
  return services.filter((one) => named.includes(one) || isAwaited(one));
}

function isUsual({ profiles }: Service): boolean {
  return profiles.length === 0 || profiles.some((profile) => DEFAULT_PROFILES.includes(profile));
}
