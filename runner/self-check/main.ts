import path from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import writeFileAtomic from "write-file-atomic";
import { limitsOf, type SelfCheck, selfCheckSchema } from "../../content/run/self-check.ts";
import benchbook from "../../package.json" with { type: "json" };
import { EXIT, messageOf } from "../failure.ts";
import { alone } from "../guard/lock.ts";
import { onInterruption } from "../interruption.ts";
import { selfCheckPlan, withBed } from "./real.ts";
import { simulateTrial } from "./simulate.ts";
import { judge, PLANTED_FACTOR, type Trial } from "./trials.ts";
import { twinned } from "./twin.ts";

// How often a target is found to differ from itself, and a planted slowdown is found: by simulation for the bulk, and
// on a real server for the rest. The result is kept in the repository, for the article to speak of.
const FILE = path.resolve(import.meta.dirname, "../../content/self-check.json");
const SIMULATED = { same: 1000, planted: 200 };
const REAL = 20;

const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false } } });
const signal = onInterruption();

try {
  const result = selfCheckSchema.parse({
    madeAt: new Date().toISOString(),
    benchbook: benchbook.version,
    simulated: await simulated(),
    real: await alone(real),
  } satisfies SelfCheck);
  process.exitCode = report(result);
  if (!values["dry-run"]) await writeFileAtomic(FILE, `${JSON.stringify(result, null, 2)}\n`);
} catch (thrown) {
  console.error(`benchbook: ${messageOf(thrown)}`);
  process.exitCode = signal.aborted ? EXIT.interrupted : EXIT.unable;
}

async function simulated(): Promise<SelfCheck["simulated"]> {
  const { plan, services } = await selfCheckPlan(0);
  const twin = twinned(plan, services, 1).plan;
  const trials = (count: number, factor: number, from: number) =>
    Array.from({ length: count }, (_, index) => simulateTrial(twin, factor, from + 10 * index));
  return {
    same: judge(trials(SIMULATED.same, 1, 1)),
    planted: judge(trials(SIMULATED.planted, PLANTED_FACTOR, 2)),
  };
}

async function real(): Promise<SelfCheck["real"]> {
  return withBed(signal, async ({ trial }) => {
    const trials = async (factor: number): Promise<Trial[]> => {
      const done: Trial[] = [];
      while (done.length < REAL) {
        console.log(`Comparison ${done.length + 1} of ${REAL}, ${factor === 1 ? "the same" : "a tenth more work"}`);
        done.push(await trial(factor, done.length));
      }
      return done;
    };
    return { same: judge(await trials(1)), planted: judge(await trials(PLANTED_FACTOR)) };
  });
}

function report(result: SelfCheck): number {
  const limits = limitsOf(result);
  const table = new Table({ head: ["what", "found", "limit", "holds"], style: { head: [], border: [] } });
  for (const { what, found, limit, holds } of limits) table.push([what, found, limit, holds ? "yes" : "no"]);
  console.log(table.toString());
  return limits.every(({ holds }) => holds) ? EXIT.complete : EXIT.incomplete;
}
