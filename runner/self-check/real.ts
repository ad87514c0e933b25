import path from "node:path";
import type { Plan } from "../../content/run/plan.ts";
import { EXIT, Failure } from "../failure.ts";
import { canPin, processFleet } from "../fleet/processes.ts";
import { readServices, type Service } from "../fleet/services.ts";
import type { Entry, Journal } from "../journal.ts";
import { targetCores } from "../observe/cores.ts";
import { makePlan } from "../plan.ts";
import { Sequence } from "../sequence.ts";
import { steps } from "../steps.ts";
import type { Trial } from "./trials.ts";
import { twinned } from "./twin.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** Work in small units, so that a tenth more of it can be asked for exactly. */
const ENDPOINT = "sync-cpubound?work=python";
const TARGET = "fastapianalytics";

/** A target that is up, and what its comparisons are planned from. */
export interface Bed {
  services: Service[];
  /** One comparison of the target with itself, the second name asked for `factor` times the work. */
  trial: (factor: number, seed: number) => Promise<Trial>;
}

/** The plan of one comparison: one endpoint of one target, short. */
export async function selfCheckPlan(seed: number): Promise<{ plan: Plan; services: Service[] }> {
  const { services } = await readServices(path.join(ROOT, "docker-compose.yml"), await targetCores(undefined));
  const options = {
    plan: "quick" as const,
    selfCheck: true,
    targets: [TARGET],
    endpoints: [ENDPOINT],
    dryRun: false,
    seed,
  };
  return { plan: makePlan(options, services), services };
}

/** Brings the target up as a local process, lets it be compared with itself, and brings it down whatever happens. */
export async function withBed<T>(signal: AbortSignal, use: (bed: Bed) => Promise<T>): Promise<T> {
  const cores = await targetCores(undefined);
  const { services } = await selfCheckPlan(0);
  const chosen = services.filter(({ name }) => name === TARGET);
  const cacheFolder = path.join(ROOT, ".benchbook");
  const fleet = processFleet({ project: ROOT, cacheFolder, cores, pinned: await canPin() });
  try {
    const [absent] = await fleet.up(chosen, signal);
    if (absent) throw new Failure(`${absent.name}: ${absent.reason}`, EXIT.unable);
    const trial = (factor: number, seed: number) => measureTrial({ chosen, cores: cores.length, factor, seed, signal });
    return await use({ services: chosen, trial });
  } finally {
    await fleet.down();
  }
}

interface Asked {
  chosen: Service[];
  cores: number;
  factor: number;
  seed: number;
  signal: AbortSignal;
}

/** Measures one comparison with the code that measures a run, and keeps what it wrote down. */
async function measureTrial({ chosen, cores, factor, seed, signal }: Asked): Promise<Trial> {
  const { plan, services } = twinned((await selfCheckPlan(seed)).plan, chosen, factor);
  const journal = inMemory();
  const todo = steps(plan, services, cores).filter(
    (step) => step.kind === "burst" || (step.kind === "calibration" && step.repetition === 0),
  );
  const quiet = { goOn: () => {}, know: () => {}, begin: () => {}, end: () => {}, close: () => {} };
  const sequence = new Sequence({ plan, ground: { costs: [], availableCores: null }, journal, signal }, quiet);
  await sequence.take(todo, { services, rootPids: new Map(), clock: "shared" });
  const observations = (await journal.entries()).flatMap((entry) =>
    "observation" in entry ? [entry.observation] : [],
  );
  return { plan, observations };
}

function inMemory(): Journal {
  const entries: Entry[] = [];
  return {
    file: "in memory",
    append: async (entry) => void entries.push(entry),
    entries: async () => entries,
    close: async () => {},
  };
}
