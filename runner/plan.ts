import { type Plan, planSchema, type Sweep } from "../content/run/plan.ts";
import type { MeasureOptions } from "./arguments.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Service } from "./fleet/services.ts";

/** The two plans: the document's own sizes, and the same steps made short. */
const PLANS = {
  full: { targetSeconds: 2, calibrationSamples: 50, levels: [1, 2, 3, 4, 5, 10], repetitions: 3 },
  quick: { targetSeconds: 0.25, calibrationSamples: 20, levels: [1, 2, 3, 5], repetitions: 2 },
} as const;

/** The document's timeout: answers of a blocked server come late, and their waits add up. */
const LEAST_TIMEOUT_SECONDS = 300;

/**
 * Makes the plan of a run out of a named plan, what was asked for and the targets that are declared.
 *
 * @throws Failure (usage) when a target that was asked for is not declared
 */
export function makePlan(options: MeasureOptions, services: Service[]): Plan {
  const targets = choose(options.targets, services);
  const base = PLANS[options.plan];
  const targetSeconds = options.targetSeconds ?? base.targetSeconds;
  const levels = options.levels ?? [...base.levels];
  return planSchema.parse({
    name: options.plan,
    targets: targets.map((target) => target.name),
    targetSeconds,
    calibrationSamples: base.calibrationSamples,
    levels,
    repetitions: options.repetitions ?? base.repetitions,
    sweeps: sweeps(targets),
    // Serial service of the largest burst, with room for a machine that slows down threefold.
    requestTimeoutSeconds: Math.max(LEAST_TIMEOUT_SECONDS, 3 * targetSeconds * Math.max(...levels)),
    warmUpRequests: 4,
    roundTripSamples: 20,
  });
}

function choose(asked: string[] | undefined, services: Service[]): Service[] {
  const unknown = asked?.find((name) => !services.some((service) => service.name === name));
  if (unknown !== undefined) {
    const known = services.map((service) => service.name).join(", ");
    throw new Failure(`--targets: expected one of ${known}, came "${unknown}"`, EXIT.usage);
  }
  return asked ? services.filter((service) => asked.includes(service.name)) : services;
}

/** One endpoint after the other, and for each all targets that serve it: the order of the document. */
function sweeps(targets: Service[]): Sweep[] {
  const endpoints = [...new Set(targets.flatMap((target) => target.endpoints))];
  return endpoints.flatMap((endpoint) =>
    targets
      .filter((target) => target.endpoints.includes(endpoint))
      .map((target) => ({ target: target.name, endpoint })),
  );
}
