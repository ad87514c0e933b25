import type { Plan } from "../../content/run/plan.ts";
import type { Service } from "../fleet/services.ts";

/** What a target's second name ends with. */
const AGAIN = "-again";

/**
 * The same plan for one target under two names: its first target and its first endpoint, measured as if they were two.
 *
 * @param factor how much more work the second name is asked for; 1 for a target against itself
 */
export function twinned(plan: Plan, services: Service[], factor: number): { plan: Plan; services: Service[] } {
  const [name = ""] = plan.targets;
  const [sweep] = plan.sweeps.filter(({ target }) => target === name);
  const again = `${name}${AGAIN}`;
  const sweeps = sweep ? [sweep, { ...sweep, target: again }] : [];
  const planted = factor === 1 ? null : { target: again, factor };
  return {
    plan: { ...plan, targets: [name, again], models: [], sweeps, planted },
    services: services.flatMap((service) =>
      service.name === name ? [service, { ...service, name: again, label: `${service.label}, again` }] : [service],
    ),
  };
}

/** The name that a service runs under: a second name is only another word for it. */
export function runsAs(name: string): string {
  return name.endsWith(AGAIN) ? name.slice(0, -AGAIN.length) : name;
}
