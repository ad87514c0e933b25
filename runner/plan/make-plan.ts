import { type Endpoint, isCalibrated } from "../../content/run/parts/endpoint.ts";
import { type Plan, planSchema, type Sweep } from "../../content/run/plan.ts";
import type { Service } from "../fleet/services/service.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { beyondBounds, burstsIn, PLAN_BOUNDS } from "./bounds.ts";
import { chooseServices } from "./choose-services.ts";
import { aroundWorkers, beyondWorkers } from "./levels.ts";
import { PLANS, SINGLES, type Sizes, WARM_UP_REQUESTS } from "./named-plans.ts";
import type { MeasureOptions } from "./options.ts";
import { timeoutFor } from "./request-timeout.ts";
import { steadyPlan } from "./steady-plan.ts";

/**
 * Makes the plan of a run out of a named plan, what was asked for and the services that are declared.
 *
 * @throws ExitError (usage) when a service or endpoint that was asked for is not declared, or bursts without end
 */
export function makePlan(options: MeasureOptions, services: Service[]): Plan {
  const { targets, controls, models, unavailable } = chooseServices(options, services);
  const sizes = sizesOf(options, PLANS[options.plan], targets);
  const served = sweepsOf({ targets, controls, services }, options, sizes).map((sweep) => repeatedAs(sweep, options));
  const sweeps = [...served, ...upstreamSweeps(services, served)];
  const isUntilDecided = options.until === "decided";
  const { soloBursts, ...named } = isUntilDecided ? sizes.untilDecided : sizes;
  const repetitions = options.repetitions ?? named.repetitions;
  refuseTooMany({ sweeps, repetitions, soloBursts });
  const plan = planSchema.parse({
    name: options.plan,
    article: options.article ?? null,
    targets: targets.map((target) => target.name),
    controls: [...new Set(sweeps.map(({ target }) => target))].filter(
      (name) => !targets.some((one) => one.name === name),
    ),
    models: models.map((model) => model.name),
    ...{ unavailable, coldStarts: options.coldStarts ?? false },
    targetSeconds: sizes.workSeconds.long,
    calibrationSamples: sizes.calibrationSamples,
    repetitions,
    soloBursts,
    singles: SINGLES,
    untilDecided: isUntilDecided ? { burstSeconds: sizes.untilDecided.burstSeconds } : null,
    seed: options.seed ?? Math.floor(Math.random() * 1e9),
    sweeps,
    steady: options.steady && steadyPlan(options, targets, sizes.steady, services),
    requestTimeoutSeconds: options.requestTimeout ?? timeoutFor(sweeps),
    warmUpRequests: WARM_UP_REQUESTS,
    roundTripSamples: 20,
    given: givenIn(options),
  });
  // Flags have bounds of their own.
  const beyond = beyondBounds(plan);
  if (beyond) throw new ExitError(`measures of the article: ${beyond}`, EXIT.usage);
  return plan;
}

/** What was asked for and is otherwise made to fit the machine. */
function givenIn({ targetSeconds, requestTimeout }: MeasureOptions): Plan["given"] {
  return [
    ...(targetSeconds === undefined ? [] : ["targetSeconds" as const]),
    ...(requestTimeout === undefined ? [] : ["requestTimeoutSeconds" as const]),
  ];
}

function refuseTooMany(plan: Parameters<typeof burstsIn>[0]): void {
  const bursts = burstsIn(plan);
  if (bursts > PLAN_BOUNDS.bursts)
    throw new ExitError(
      `--repetitions, --levels: expected at most ${PLAN_BOUNDS.bursts} bursts, got ${bursts}; ask for fewer`,
      EXIT.usage,
    );
}

function sizesOf(options: MeasureOptions, sizes: Sizes, targets: Service[]): Sizes {
  const { workSeconds } = sizes;
  const share = options.until === "decided" ? sizes.untilDecided.workShare : 1;
  const long = options.targetSeconds ?? share * workSeconds.long;
  const short = (long * workSeconds.short) / workSeconds.long;
  return {
    ...sizes,
    workSeconds: { ...workSeconds, long, short },
    levels: options.levels ?? (sizes.aroundWorkers ? aroundWorkers : beyondWorkers)(sizes.levels, targets),
    ioLevels: options.ioLevels ?? sizes.ioLevels,
  };
}

/** One endpoint after the other, for each all targets that serve it, as in the original notebook; then the controls. */
function sweepsOf(
  { targets, controls, services }: Record<"targets" | "controls" | "services", Service[]>,
  options: MeasureOptions,
  sizes: Sizes,
): Sweep[] {
  const served = [...new Set(targets.flatMap(({ endpoints }) => endpoints.map(({ name }) => name)))];
  const bursting = new Set(targets.flatMap(({ endpoints }) => endpoints.filter(isForBursts).map(({ name }) => name)));
  const asked = chosenEndpoints(options, served, services);
  const chosen = asked ?? (bursting.size > 0 ? [...bursting] : served);
  return served
    .filter((endpoint) => chosen.includes(endpoint))
    .flatMap((endpoint) => [
      ...targets.flatMap((target) => sweepsOn(target, endpoint, sizes)),
      ...controls.flatMap((control) =>
        sweepsOn(control, endpoint, sizes).flatMap((sweep) => atLevelsOf(control, sweep)),
      ),
    ]);
}

/**
 * The endpoints that bursts are asked of: those of a flag, which the targets have to have, or those of an article, of which
 * what only services have that are not measured is left out.
 *
 * @param served what the targets have
 * @param declared all services there are
 * @returns undefined where nothing is asked for
 * @throws ExitError (usage) for an endpoint that there is not, and where nothing is left to measure
 */
function chosenEndpoints(
  { endpoints, isOfArticle, steady }: Pick<MeasureOptions, "endpoints" | "isOfArticle" | "steady">,
  served: string[],
  declared: Service[],
): string[] | undefined {
  if (!endpoints) return undefined;
  const by = isOfArticle ? "measures.endpoints of the article" : "--endpoints";
  const known = isOfArticle ? [...new Set(declared.flatMap((one) => one.endpoints.map(({ name }) => name)))] : served;
  const unknown = endpoints.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new ExitError(`${by}: expected some of ${known.join(", ")}, got "${unknown}"`, EXIT.usage);
  const chosen = endpoints.filter((name) => served.includes(name));
  if (chosen.length === 0 && endpoints.length > 0 && !steady)
    throw new ExitError(
      `--targets: expected one that has any of ${endpoints.join(", ")}, which the article wants measured, got none`,
      EXIT.usage,
    );
  return chosen;
}

function repeatedAs(sweep: Sweep, { repeated = [] }: Pick<MeasureOptions, "repeated">): Sweep {
  const found = repeated.find(({ endpoint, targets }) => endpoint === sweep.endpoint && targets.includes(sweep.target));
  return found ? { ...sweep, bursts: found.bursts } : sweep;
}

/**
 * Whether bursts are taken of an endpoint that nobody named: one with a bound is for steady load, where there are others.
 */
function isForBursts({ p99Seconds }: Endpoint): boolean {
  return p99Seconds === undefined;
}

function sweepsOn({ name: target, endpoints }: Service, endpoint: string, sizes: Sizes): Sweep[] {
  return endpoints.filter(({ name }) => name === endpoint).map((one) => ({ target, ...sweepOf(one, sizes) }));
}

/** A sweep at those of its levels that a control is declared to be measured at; none where there are none. */
function atLevelsOf({ levels: declared }: Service, sweep: Sweep): Sweep[] {
  const levels = sweep.levels.filter((level) => !declared || declared.includes(level));
  return levels.length > 0 ? [{ ...sweep, levels }] : [];
}

/** The slow service alone, asked directly for the same waits at the same levels as through the others. */
function upstreamSweeps(services: Service[], sweeps: Sweep[]): Sweep[] {
  const waits = sweeps.filter(({ work }) => work === "wait");
  const levels = [...new Set(waits.flatMap((sweep) => sweep.levels))].toSorted((a, b) => a - b);
  const [first] = waits;
  if (!first) return [];
  return services
    .filter(({ role }) => role === "upstream")
    .flatMap(({ name: target, endpoints }) =>
      endpoints
        .filter(({ work }) => work === "wait")
        .map(({ name: endpoint, work, executor }) => {
          const bursts = waits.find((sweep) => sweep.executor === executor)?.bursts;
          const { workSeconds } = first;
          return { target, endpoint, work, executor, workSeconds, levels, ...(bursts && { bursts }) };
        }),
    );
}

/**
 * Long requests ask for the seconds of the notebook's own sweeps, short ones for less. Waiting has levels of its own, and
 * so has fixed work, of which a request may be as short.
 */
function sweepOf({ name, work, executor, size }: Endpoint, sizes: Sizes): Omit<Sweep, "target"> {
  const kind = { endpoint: name, work, executor };
  const levels = [...sizes.ioLevels];
  if (work === "wait" && executor === "event-loop")
    return { ...kind, workSeconds: sizes.workSeconds.wait, levels, bursts: sizes.awaitedBursts };
  if (!isCalibrated(work)) return { ...kind, workSeconds: work === "wait" ? sizes.workSeconds.wait : null, levels };
  const workSeconds = sizes.workSeconds[size];
  return { ...kind, workSeconds, levels: [...sizes.levels] };
}
