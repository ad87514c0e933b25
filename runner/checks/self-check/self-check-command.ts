import path from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import writeFileAtomic from "write-file-atomic";
import { type Backend, backendSchema } from "../../../content/run/environment.ts";
import type { Plan } from "../../../content/run/plan.ts";
import { limitsOf, type SelfCheck, selfCheckSchema } from "../../../content/run/self-check.ts";
import benchbook from "../../../package.json" with { type: "json" };
import { onInterruption } from "../../guard/interruption.ts";
import { withMachineLock } from "../../guard/machine-lock.ts";
import { removeLeftovers } from "../../guard/remove-leftovers.ts";
import { EXIT, Failure, messageOf } from "../../program/failure.ts";
import { CACHE, ROOT } from "../../program/folders.ts";
import type { Setup } from "../../run/set-up.ts";
import { measureTrial, setUpTwins } from "./real-trials.ts";
import { simulateTrial } from "./simulated-trials.ts";
import { judge, PLANTED_FACTOR, slowed, type Trial } from "./trials.ts";

// How often a target is found to differ from itself, and a planted slowdown is found: by simulation for the bulk, and
// on a real server for the rest. The result is kept in the repository, for the article to speak of.
const FILE = path.join(ROOT, "content/self-check.json");
const SIMULATED = { same: 1000, planted: 200 };
const REAL = 20;

const signal = onInterruption();

try {
  const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false }, on: { type: "string" } } });
  const setup = await setUpTwins(CACHE, backendOf(values.on));
  console.log(`Running the target twice through ${setup.backend}: ${setup.reason}.`);
  const result = selfCheckSchema.parse({
    madeAt: new Date().toISOString(),
    benchbook: benchbook.version,
    simulated: simulated(setup.plan),
    real: await withMachineLock(() => real(setup)),
  } satisfies SelfCheck);
  process.exitCode = report(result);
  if (!values["dry-run"]) await writeFileAtomic(FILE, `${JSON.stringify(result, null, 2)}\n`);
} catch (thrown) {
  console.error(`benchbook: ${messageOf(thrown)}`);
  process.exitCode = signal.aborted ? EXIT.interrupted : thrown instanceof Failure ? thrown.exitCode : EXIT.unable;
}

function backendOf(on: string | undefined): Backend | undefined {
  const backend = backendSchema.optional().safeParse(on);
  if (backend.success) return backend.data;
  throw new Failure(`--on: expected ${backendSchema.options.join(" or ")}, got ${JSON.stringify(on)}`, EXIT.usage);
}

function simulated(plan: Plan): SelfCheck["simulated"] {
  const trials = (count: number, factor: number, from: number) =>
    Array.from({ length: count }, (_, index) => simulateTrial(slowed(plan, factor), from + 10 * index));
  return {
    same: judge(trials(SIMULATED.same, 1, 1)),
    planted: judge(trials(SIMULATED.planted, PLANTED_FACTOR, 2)),
  };
}

async function real(setup: Setup): Promise<SelfCheck["real"]> {
  await removeLeftovers(setup.engine, []);
  const trials = async (factor: number): Promise<Trial[]> => {
    const done: Trial[] = [];
    while (done.length < REAL) {
      console.log(`Comparison ${done.length + 1} of ${REAL}, ${factor === 1 ? "the same" : "a tenth more work"}`);
      done.push(await measureTrial(setup, factor, done.length, signal));
    }
    return done;
  };
  return { same: judge(await trials(1)), planted: judge(await trials(PLANTED_FACTOR)) };
}

function report(result: SelfCheck): number {
  const limits = limitsOf(result);
  const table = new Table({ head: ["what", "found", "limit", "holds"], style: { head: [], border: [] } });
  for (const { what, found, limit, holds } of limits) table.push([what, found, limit, holds ? "yes" : "no"]);
  console.log(table.toString());
  return limits.every(({ holds }) => holds) ? EXIT.complete : EXIT.incomplete;
}
