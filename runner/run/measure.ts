import { BACKENDS } from "../../content/run/circumstances/backend.ts";
import type { SelfTest } from "../../content/run/circumstances/self-test.ts";
import type { Plan } from "../../content/run/plan.ts";
import type { Run } from "../../content/run/run.ts";
import { largestLevels } from "../checks/self-test/client-cost.ts";
import { selfTest } from "../checks/self-test/self-test.ts";
import { printPlan } from "../cli/print-plan.ts";
import { printWhatDiffers } from "../cli/print-replication.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { withMachineLock } from "../guard/machine-lock.ts";
import { removeLeftovers } from "../guard/remove-leftovers.ts";
import { withTimeLimit } from "../guard/watchdog.ts";
import { machine } from "../observe/machine.ts";
import type { MeasureOptions } from "../plan/options.ts";
import { articlesOf } from "../program/articles.ts";
import { requireDescriptors } from "../program/descriptors.ts";
import { requireWritable } from "../program/disk.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { CONTRIBUTED_RUNS, JOURNALS, ROOT, RUNS } from "../program/folders.ts";
import { estimateRun, inOrder } from "../schedule/steps.ts";
import { timeLimitSeconds } from "../schedule/time-limit.ts";
import { asUsage, withArticle } from "./article-options.ts";
import { conclude } from "./journal/conclude.ts";
import { openJournal, reopenJournal } from "./journal/journal.ts";
import { JOURNAL_FORMAT, type RunStart } from "./journal/journal-entry.ts";
import { type JournalState, journalStateOf } from "./journal/journal-state.ts";
import { recorded } from "./journal/recorded-services.ts";
import { assemble } from "./journal/run-file.ts";
import { salvage } from "./resume/salvage.ts";
import { stopped } from "./resume/stopped.ts";
import { findUnfinished, requireSameCircumstances, type UnfinishedRun } from "./resume/unfinished.ts";
import { type RunContext, runPlan } from "./run-plan.ts";
import { type Setup, setUp } from "./set-up.ts";

/** What is run, the claims that are looked at meanwhile, and the published run that it repeats, if any. */
interface RunSetup extends Setup, Pick<RunContext, "articles"> {
  replicates: Run | null;
}

/** Measures every target as planned, or resumes an interrupted run; returns the exit code. */
export async function measure(options: MeasureOptions, interruption: AbortSignal): Promise<number> {
  const { salvage: salvaged, resume } = options;
  if (salvaged !== undefined) return withMachineLock(() => salvage(salvaged));
  const earlier = resume === undefined ? null : await findUnfinished(resume === true ? undefined : resume);
  const setup = await setUp(await withArticle(options), earlier?.begun ?? null);
  const { backend, reason, plan, steps } = setup;
  if (earlier) console.log(`Resuming run ${earlier.begun.id} after ${earlier.state.observations.length} observations.`);
  console.log(`Running the targets through ${BACKENDS[backend.name]}: ${reason}.`);
  for (const one of setup.missing) console.log(`Not to be had here: ${one}.`);
  const all = [...inOrder(steps.targets), ...steps.models];
  if (options.dryRun) {
    await backend.refuse?.(setup);
    printPlan(plan, all, estimateRun(steps, plan));
    return EXIT.complete;
  }
  const articles = plan.untilDecided ? await claimsToDecide(plan) : [];
  const { replicates = null } = options;
  await requireWritable(RUNS, "the run file");
  await requireDescriptors(plan);
  return withMachineLock(async () => {
    await removeLeftovers([RUNS, CONTRIBUTED_RUNS]);
    const seconds = options.timeLimit ?? timeLimitSeconds(plan, all);
    return withTimeLimit(seconds, interruption, (signal) =>
      observe({ ...setup, articles, replicates }, earlier, signal),
    );
  });
}

/** Observes all that has not been observed yet, and makes a run file of it. */
async function observe(setup: RunSetup, earlier: UnfinishedRun | null, signal: AbortSignal): Promise<number> {
  const { plan, backend, replicates } = setup;
  const fleets = await backend.fleets(setup);
  const now = await circumstances(setup, fleets);
  if (replicates) printWhatDiffers(replicates, { plan, environment: now.environment });
  if (earlier) requireSameCircumstances(earlier.begun, now);
  const startedAt = new Date().toISOString();
  const id = earlier?.begun.id ?? `${startedAt.replace(/[-:.]/g, "")}-${plan.name}-${backend.name}`;
  const journal = earlier ? await reopenJournal(earlier.file) : await openJournal(JOURNALS, id);
  try {
    const state = earlier?.state ?? journalStateOf([]);
    if (!state.ended) {
      const { file, overrides } = setup;
      await journal.append(
        earlier
          ? { resumedAt: startedAt }
          : { begun: { format: JOURNAL_FORMAT, id, startedAt, file, overrides, plan, ...now } },
      );
      const capacity = await testInstrument(setup, state, signal);
      await journal.append({ selfTest: capacity });
      const { services, steps, articles } = setup;
      await runPlan({ capacity, fleets, journal, plan, services, steps, articles, state, signal });
    }
    const exitCode = await conclude(await assemble(await journal.entries()));
    await journal.append({ writtenAt: new Date().toISOString() });
    return exitCode;
  } catch (thrown) {
    // What was under way when the time was over, or on Ctrl-C, failed in its own words.
    throw await stopped(signal.aborted ? signal.reason : thrown, journal);
  } finally {
    await journal.close();
  }
}

/** What a run is begun with, and may be resumed with only as long as it is the same. */
type RunCircumstances = Pick<RunStart, "services" | "environment" | "machines" | "loadMachines">;

/** The services, the machine, and those of the nodes where there are any. */
async function circumstances(setup: Setup, fleets: [Fleet, ...Fleet[]]): Promise<RunCircumstances> {
  const { backend, reason, programs, cores, upstreamCores, services } = setup;
  const [{ pinned, loadMachines = [] }] = fleets;
  const machines = fleets.flatMap(({ machine: one }) => one ?? []);
  return {
    services: await recorded(services, JOURNALS),
    environment: await machine({
      ...{ backend: backend.name, reason, programs, pinned, project: ROOT },
      ...{ targetCores: cores, upstreamCores },
    }),
    ...(machines.length > 0 && { machines }),
    ...(loadMachines.length > 0 && { loadMachines }),
  };
}

/**
 * Tests the instrument. What bursts cost the client is not measured again where an interrupted run knows it.
 *
 * @throws ExitError (the machine cannot) when the instrument measures wrong here
 */
async function testInstrument(
  { plan, cores, programs }: Setup,
  { chosen, selfTest: tested }: JournalState,
  signal: AbortSignal,
): Promise<SelfTest> {
  const found = await selfTest(signal, {
    ...{ levels: largestLevels(plan), cores: cores.length, known: chosen && tested },
    isSteady: plan.steady !== undefined,
  });
  // What is to be had of this machine's cores says nothing of targets on another.
  return programs.nodes ? { ...found, availableCores: null } : found;
}

/**
 * The claims that are to be decided, of the articles that a plan measures for.
 *
 * @throws ExitError (usage) when an article cannot be read, or there is none
 */
async function claimsToDecide(plan: Plan): Promise<RunContext["articles"]> {
  const articles = await articlesOf(plan).catch(asUsage);
  if (articles.length > 0) return articles;
  throw new ExitError("--until decided: expected an article with claims to decide, got none", EXIT.usage);
}
