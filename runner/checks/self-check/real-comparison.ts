import { availableParallelism } from "node:os";
import path from "node:path";
import type { BackendName } from "../../../content/run/circumstances/backend.ts";
import { NO_PROGRESS } from "../../cli/progress.ts";
import { readServices } from "../../fleet/services/read-services.ts";
import type { Service } from "../../fleet/services/service.ts";
import type { MeasureOptions } from "../../plan/options.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { ROOT } from "../../program/folders.ts";
import { bringUp } from "../../run/bring-up/bring-up.ts";
import type { Journal } from "../../run/journal/journal.ts";
import type { Entry } from "../../run/journal/journal-entry.ts";
import { journalStateOf } from "../../run/journal/journal-state.ts";
import { type Setup, setUp } from "../../run/set-up.ts";
import { StepRunner } from "../../run/step-runner.ts";
import { steps } from "../../schedule/steps.ts";
import { type Comparison, requireSlowed, slowed } from "./comparisons.ts";
import { writeTwins } from "./twins.ts";

/** Given, so that it stays: where amounts are made to fit a machine, a tenth more of them could become as much. */
const GIVEN = { quick: { targetSeconds: 0.2 }, full: { targetSeconds: 2 } };

/**
 * What a run would be asked for that compares one service with itself, by a plan that is shipped: its levels and its
 * repetitions. Both services are in a Compose file written for it.
 *
 * @throws ExitError (usage) where no measured service has an endpoint to compare them on
 */
export async function askForTwins(folder: string, plan: MeasureOptions["plan"] = "quick"): Promise<MeasureOptions> {
  const declared = path.join(ROOT, "docker-compose.yml");
  const { target, endpoint } = comparable((await readServices(declared, [0, 1])).services);
  const { file, names } = await writeTwins(declared, target, folder);
  return { plan, file, targets: names, endpoints: [endpoint], ...GIVEN[plan], seed: 0, dryRun: false };
}

/**
 * The first measured service with an endpoint on which its workers compute in Python: work in small units, so that a tenth
 * more of it can be asked for exactly.
 */
function comparable(services: Service[]): { target: string; endpoint: string } {
  const found = services
    .filter(({ role }) => role === "measured")
    .flatMap(({ name, endpoints }) =>
      endpoints
        .filter(({ work, executor }) => work === "python" && executor === "worker")
        .map((endpoint) => ({ target: name, endpoint: endpoint.name })),
    );
  if (found[0]) return found[0];
  throw new ExitError("expected a measured service with work: python and executor: worker, got none", EXIT.usage);
}

/** All that is decided before anything is started, as for a run. */
export async function setUpTwins(folder: string, on?: BackendName, plan?: MeasureOptions["plan"]): Promise<Setup> {
  const setup = await setUp({ ...(await askForTwins(folder, plan)), ...(on && { on }) }, null);
  return { ...setup, project: ROOT };
}

/**
 * One comparison with the code that measures a run: starts both, asks the second for `factor` times the work, and stops
 * them. They are started anew each time, because what differs between two starts is part of what a run compares.
 */
export async function measureComparison(
  setup: Setup,
  factor: number,
  seed: number,
  signal: AbortSignal,
): Promise<Comparison> {
  const plan = slowed({ ...setup.plan, seed }, factor);
  const { services } = setup;
  const todo = steps(plan, services, setup.cores.length).filter(
    (step) => step.kind === "burst" || (step.kind === "calibration" && step.repetition === 0),
  );
  const journal = inMemory();
  const [fleet] = await setup.backend.fleets(setup);
  try {
    const running = await bringUp(
      { fleets: [fleet], journal, coldStarts: false, isSteady: false, before: journalStateOf([]).started, signal },
      services,
    );
    if (running[0] === undefined || running[0].services.length < services.length)
      throw new ExitError("expected both targets to come up", EXIT.unable);
    await new StepRunner({ plan, capacity: UNKNOWN, journal, signal }, NO_PROGRESS).take(todo, running);
  } finally {
    await fleet.down();
  }
  const environment = { cores: availableParallelism() };
  const comparison = { plan, environment, observations: journalStateOf(await journal.entries()).observations };
  requireSlowed(comparison, factor);
  return comparison;
}

const UNKNOWN = { costs: [], availableCores: null };

function inMemory(): Journal {
  const entries: Entry[] = [];
  return {
    file: "in memory",
    append: async (entry) => void entries.push(entry),
    entries: async () => entries,
    close: async () => {},
  };
}
