import path from "node:path";
import type { Plan } from "../content/run/plan.ts";
import type { Run } from "../content/run/run.ts";
import type { MeasureOptions } from "./arguments.ts";
import { conduct } from "./conduct.ts";
import { EXIT } from "./failure.ts";
import { composeFleet } from "./fleet/compose.ts";
import type { Fleet } from "./fleet/fleet.ts";
import { canPin, processFleet } from "./fleet/processes.ts";
import { readServices, type Service } from "./fleet/services.ts";
import { chooseWay, findEngine } from "./fleet/way.ts";
import { openJournal } from "./journal.ts";
import { targetCores } from "./observe/cores.ts";
import { machine } from "./observe/machine.ts";
import { makePlan } from "./plan.ts";
import { reportPlan } from "./report/plan.ts";
import { reportRun } from "./report/summary.ts";
import { assemble, writeRun } from "./run-file.ts";
import { reportSelfCheck } from "./self-check/report.ts";
import { twinned } from "./self-check/twin.ts";
import { selfTest } from "./self-test/self-test.ts";
import { modelSteps, steps } from "./steps.ts";

/** The folder of the project: everything is found from here. */
const ROOT = path.resolve(import.meta.dirname, "..");
const CACHE = path.join(ROOT, ".benchbook");
const RUNS = path.resolve(process.env.BENCHBOOK_RUNS ?? path.join(ROOT, "content/runs"));

/** Measures every target as planned and writes the run file; returns the exit code. */
export async function measure(options: MeasureOptions, signal: AbortSignal): Promise<number> {
  const file = path.resolve(options.file ?? path.join(ROOT, "docker-compose.yml"));
  const cores = await targetCores(options.cores);
  const { services: declared, variables } = await readServices(file, cores);
  const { plan, services } = planned(options, declared);
  const todo = { targets: steps(plan, services, cores.length), models: modelSteps(plan) };
  const engine = await findEngine();
  const { way, reason } = chooseWay(options.on, engine);
  console.log(`Running the targets through ${way === "compose" ? "Compose" : "local processes"}: ${reason}.`);
  if (options.dryRun) {
    reportPlan(plan, [...todo.targets, ...todo.models]);
    return EXIT.complete;
  }
  const pinned = way === "compose" || (await canPin());
  const ground = { project: path.dirname(file), cacheFolder: CACHE, cores, pinned };
  const fleet: Fleet = way === "compose" ? composeFleet(file, variables) : processFleet(ground);
  const startedAt = new Date().toISOString();
  const id = `${startedAt.replace(/[-:.]/g, "")}-${plan.name}-${way}`;
  const environment = await machine({ way, reason, engine, targetCores: cores, pinned, project: ROOT });
  const journal = await openJournal(path.join(CACHE, "journals"), id);
  try {
    await journal.append({ begun: { id, startedAt, plan, environment } });
    await journal.append({ selfTest: await selfTest(signal) });
    await conduct({ fleet, journal, plan, services, todo, signal });
    return await conclude(await assemble(await journal.entries()));
  } finally {
    await journal.close();
  }
}

function planned(options: MeasureOptions, declared: Service[]): { plan: Plan; services: Service[] } {
  const plan = makePlan(options, declared);
  const chosen = declared.filter(
    ({ name, role }) => role === "upstream" || plan.targets.includes(name) || plan.models.includes(name),
  );
  return options.selfCheck ? twinned(plan, chosen, 1) : { plan, services: chosen };
}

async function conclude(run: Run): Promise<number> {
  reportRun(run);
  // A target against itself is about the instrument: the article must not take it for the newest run.
  const folder = run.plan.name === "self-check" ? path.join(CACHE, "self-checks") : RUNS;
  console.log(`\nWritten: ${path.relative(process.cwd(), await writeRun(folder, run))}`);
  if (run.plan.name === "self-check") reportSelfCheck(run);
  return run.status === "complete" ? EXIT.complete : EXIT.incomplete;
}
