import path from "node:path";
import type { Plan } from "../content/run/plan.ts";
import type { Run } from "../content/run/run.ts";
import type { MeasureOptions } from "./arguments.ts";
import { EXIT, Failure } from "./failure.ts";
import { composeFleet } from "./fleet/compose.ts";
import type { Fleet } from "./fleet/fleet.ts";
import { canPin, processFleet } from "./fleet/processes.ts";
import { readServices, type Service } from "./fleet/services.ts";
import { chooseWay, findEngine } from "./fleet/way.ts";
import { type Journal, openJournal } from "./journal.ts";
import { monotonicSeconds } from "./load/clock.ts";
import { allowedCores, machine } from "./observe/machine.ts";
import { makePlan } from "./plan.ts";
import { reportPlan } from "./report/plan.ts";
import { reportRun } from "./report/summary.ts";
import { assemble, writeRun } from "./run-file.ts";
import { runSteps } from "./sequence.ts";
import { steps } from "./steps.ts";
import { survey } from "./survey.ts";

/** The folder of the project: everything is found from here. */
const ROOT = path.resolve(import.meta.dirname, "..");
const COMPOSE_FILE = path.join(ROOT, "docker-compose.yml");
const RUNS = path.resolve(process.env.BENCHBOOK_RUNS ?? path.join(ROOT, "content/runs"));

/** Measures every target as planned and writes the run file; returns the exit code. */
export async function measure(options: MeasureOptions, signal: AbortSignal): Promise<number> {
  const cores = await targetCores(options);
  const { services, variables } = await readServices(COMPOSE_FILE, cores);
  const plan = makePlan(options, services);
  const chosen = services.filter((service) => plan.targets.includes(service.name));
  const engine = await findEngine();
  const { way, reason } = chooseWay(options.on, engine);
  console.log(`Running the targets through ${way === "compose" ? "Compose" : "local processes"}: ${reason}.`);
  const todo = steps(plan, services, cores.length);
  if (options.dryRun) {
    reportPlan(plan, todo);
    return EXIT.complete;
  }
  const pinned = way === "compose" || (await canPin());
  const fleet =
    way === "compose" ? composeFleet(COMPOSE_FILE, chosen, variables) : processFleet(ROOT, chosen, cores, pinned);
  const startedAt = new Date().toISOString();
  const id = `${startedAt.replace(/[-:.]/g, "")}-${plan.name}-${way}`;
  const environment = await machine({ way, reason, engine, targetCores: cores, pinned });
  const journal = await openJournal(path.join(ROOT, ".benchbook/journals"), id);
  try {
    await journal.append({ begun: { id, startedAt, plan, environment } });
    await conduct({ fleet, journal, plan, services: chosen, todo, signal });
    const run = await assemble(await journal.entries());
    return conclude(run, await writeRun(RUNS, run));
  } finally {
    await journal.close();
  }
}

async function targetCores(options: MeasureOptions): Promise<number[]> {
  const allowed = await allowedCores();
  const missing = options.cores?.find((core) => !allowed.includes(core));
  if (missing !== undefined) {
    throw new Failure(`--cores: expected cores among ${allowed.join(",")}, came ${missing}`, EXIT.usage);
  }
  return options.cores ?? allowed.slice(0, 2);
}

interface Conduct {
  fleet: Fleet;
  journal: Journal;
  plan: Plan;
  services: Service[];
  todo: ReturnType<typeof steps>;
  signal: AbortSignal;
}

/** Brings the targets up, takes every step, and brings them down again whatever happens. */
async function conduct({ fleet, journal, plan, services, todo, signal }: Conduct): Promise<void> {
  const began = monotonicSeconds();
  let measured = { measuringSeconds: 0, observedSeconds: 0 };
  let bringUpSeconds = 0;
  let stopping = began;
  try {
    const absent = await fleet.up(signal);
    bringUpSeconds = monotonicSeconds() - began;
    for (const { name, reason } of absent) {
      console.error(`${name}: ${reason}`);
      await journal.append({ failure: { target: name, stage: "bring-up", message: reason } });
    }
    const present = services.filter((service) => !absent.some(({ name }) => name === service.name));
    if (present.length === 0) throw new Failure("no target came up; see above", EXIT.unable);
    await journal.append({ targets: await survey(services, present, signal) });
    measured = await runSteps({ plan, services: present, todo, journal, signal });
  } finally {
    stopping = monotonicSeconds();
    await fleet.down();
  }
  await journal.append({ ended: { bringUpSeconds, ...measured, tearDownSeconds: monotonicSeconds() - stopping } });
}

function conclude(run: Run, file: string): number {
  reportRun(run);
  console.log(`\nWritten: ${path.relative(process.cwd(), file)}`);
  return run.status === "complete" ? EXIT.complete : EXIT.incomplete;
}
