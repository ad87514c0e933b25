import { readFile } from "node:fs/promises";
import path from "node:path";
import Table from "cli-table3";
import { Option } from "commander";
import { BACKEND_NAMES, BACKENDS, type BackendName } from "../../../content/run/circumstances/backend.ts";
import type { Plan } from "../../../content/run/plan.ts";
import { type ClaimTrials, isRight, limitsKept } from "../../../content/self-check/claim-trials.ts";
import { type Check, limitsOf, type SelfCheck, selfCheckSchema } from "../../../content/self-check/self-check.ts";
import benchbook from "../../../package.json" with { type: "json" };
import { checkCommand, readFlags } from "../../cli/check-command.ts";
import { wholeNumber } from "../../cli/parse-flags.ts";
import { printFailure } from "../../cli/print-failure.ts";
import { onInterruption } from "../../guard/interruption.ts";
import { withMachineLock } from "../../guard/machine-lock.ts";
import { removeLeftovers } from "../../guard/remove-leftovers.ts";
import { readArticles } from "../../program/articles.ts";
import { writeWhole } from "../../program/disk.ts";
import { EXIT } from "../../program/exit-error.ts";
import { CACHE, ROOT } from "../../program/folders.ts";
import type { Setup } from "../../run/set-up.ts";
import { type Comparison, countDifferent, PLANTED_FACTORS, slowed } from "./comparisons.ts";
import { checkLooks } from "./look-trials.ts";
import { printVerdicts } from "./print-verdicts.ts";
import { measureComparison, setUpTwins } from "./real-comparison.ts";
import { simulateComparison } from "./simulated-comparison.ts";
import { tryArticles } from "./try-articles.ts";

// How often a target is found to differ from itself, and a planted slowdown is found, with the plans that are shipped: by
// simulation both of them, and the quick one on real servers, of which two are started from one image for each comparison.
// The result is kept in the repository, for the article to speak of; what `--looks` finds is only printed.
const FILE = path.join(ROOT, "content/self-check.json");
/** Of each plan. */
const SIMULATED = { same: 1000, planted: 200 };
const REAL = { same: 40, planted: 20 };

const flags = readFlags<{
  claims?: true;
  looks?: true;
  only?: string[];
  trials?: number;
  runs?: string[];
  on?: BackendName;
  dryRun?: true;
}>(
  checkCommand(
    "self-check",
    "Compares a target with itself, and with a copy that is slowed down, by simulation and on real servers; tries every claim in simulated runs. Writes content/self-check.json.",
  )
    .option("--claims", "only try the claims, which needs no server, and keep what was found of the rest")
    .option(
      "--looks",
      "only try the claims in runs that measure until they are decided, and print how often any look is wrong",
    )
    .option("--only <ids...>", "only try these claims, and keep what was found of the others; with --looks too")
    .option(
      "--trials <runs>",
      "with --only, how many runs of each kind: 400 without this, more to know a rate better",
      wholeNumber(400, 20_000),
    )
    .option(
      "--runs <files...>",
      "only print what several runs by one plan say to each claim, beside what the first file, a reference, says",
    )
    .addOption(new Option("--on <backend>", "run the servers through this").choices(BACKEND_NAMES))
    .option("--dry-run", "print what was found without writing it"),
);
const signal = onInterruption();

try {
  if (flags.looks) process.exitCode = await checkLooks(flags.only);
  else if (flags.runs) process.exitCode = await printVerdicts(flags.runs);
  else {
    const result = flags.claims || flags.only ? await withClaims(flags.only, flags.trials) : await checkAll(flags.on);
    process.exitCode = report(result);
    if (!flags.dryRun) await writeWhole(FILE, `${JSON.stringify(result, null, 2)}\n`);
  }
} catch (thrown) {
  process.exitCode = printFailure(thrown, signal.aborted);
}

/**
 * What was found before, with the claims tried anew, which needs no server, and without those that no article has any more.
 *
 * @param only the ids of the claims that are tried, while others stay as they were: all without this
 * @param trials how many runs of each kind, where not the usual
 */
async function withClaims(only?: readonly string[], trials?: number): Promise<SelfCheck> {
  const before = selfCheckSchema.parse(JSON.parse(await readFile(FILE, "utf8")));
  const tried = await tryArticles("complete", only, { ...(trials !== undefined && { trials }) });
  // Again after the trials, which take minutes: others may have been tried meanwhile.
  const { claims: stored } = only ? selfCheckSchema.parse(JSON.parse(await readFile(FILE, "utf8"))) : { claims: [] };
  const ids = (await readArticles()).flatMap((article) => Object.keys(article.claims));
  const kept = stored.filter(({ claim }) => ids.includes(claim));
  const claims = [
    ...kept.map((row) => tried.find((one) => isSame(one, row)) ?? row),
    ...tried.filter((one) => !kept.some((row) => isSame(one, row))),
  ];
  return { ...before, claimsMadeAt: new Date().toISOString(), claims };
}

function isSame(one: ClaimTrials, other: ClaimTrials): boolean {
  return one.claim === other.claim && one.plan === other.plan;
}

async function checkAll(backend: BackendName | undefined): Promise<SelfCheck> {
  const full = await setUpTwins(CACHE, backend, "full");
  // Last, since both are in the same Compose file: what is measured is what was written last.
  const quick = await setUpTwins(CACHE, backend, "quick");
  console.log(`Running the target twice through ${BACKENDS[quick.backend.name]}: ${quick.reason}.`);
  const simulated = [quick, full].flatMap(({ plan }) => [
    simulate(plan, 1),
    simulate(plan, PLANTED_FACTORS[plan.name]),
  ]);
  return selfCheckSchema.parse({
    madeAt: new Date().toISOString(),
    benchbook: benchbook.version,
    checks: [...simulated, ...(await withMachineLock(() => real(quick)))],
    claims: await tryArticles("complete"),
  } satisfies SelfCheck);
}

function simulate(plan: Plan, factor: number): Check {
  const count = factor === 1 ? SIMULATED.same : SIMULATED.planted;
  const comparisons = Array.from({ length: count }, (_, index) =>
    simulateComparison(slowed(plan, factor), 10 * index + (factor === 1 ? 1 : 2)),
  );
  return { how: "simulated", plan: plan.name, factor, ...countDifferent(comparisons) };
}

async function real(setup: Setup): Promise<Check[]> {
  await removeLeftovers([]);
  const { name } = setup.plan;
  const checkOf = async (factor: number): Promise<Check> => {
    const done: Comparison[] = [];
    const wanted = factor === 1 ? REAL.same : REAL.planted;
    while (done.length < wanted) {
      console.log(`Comparison ${done.length + 1} of ${wanted}, the second with ${factor} times the work`);
      done.push(await measureComparison(setup, factor, done.length, signal));
    }
    return { how: "real", plan: name, factor, ...countDifferent(done) };
  };
  return [await checkOf(1), await checkOf(PLANTED_FACTORS[name])];
}

function report(result: SelfCheck): number {
  const limits = limitsOf(result);
  const table = new Table({ head: ["what", "found", "limit", "holds"], style: { head: [], border: [] } });
  for (const { what, found, limit, holds } of limits) table.push([what, found, limit, holds ? "yes" : "no"]);
  console.log(table.toString());
  const tried = new Table({
    head: ["claim", "plan", "decided", "holds though false", "noticed", "wrong if disturbed"],
    style: { head: [], border: [] },
  });
  const marked = (count: number | null, isKept: boolean | undefined) =>
    `${count ?? "-"}${isKept === false ? " !" : ""}`;
  for (const one of result.claims) {
    const kept = limitsKept(one);
    const counts = [
      marked(one.decided, kept?.decided),
      marked(one.held, kept?.held),
      marked(one.noticed, kept?.noticed),
      marked(one.wrong, kept?.wrong),
    ];
    const untested = one.trials === 0 ? "not measured by it" : `not asked; ${one.decided} would`;
    tried.push([one.claim, one.plan, ...(kept ? counts : [untested, "", "", ""])]);
  }
  console.log(tried.toString());
  return result.claims.every(isRight) && limits.every(({ holds }) => holds) ? EXIT.complete : EXIT.incomplete;
}
