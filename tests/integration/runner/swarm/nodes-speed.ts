import { writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import Table from "cli-table3";
import { execa } from "execa";
import { parse, stringify } from "yaml";
import { z } from "zod";
import type { Run } from "../../../../content/run/run.ts";
import { followedAgain } from "../../../../runner/checks/bench/schedule-figures.ts";
import { checkCommand, readFlags } from "../../../../runner/cli/check-command.ts";
import { wholeNumber } from "../../../../runner/cli/parse-flags.ts";
import { printFailure } from "../../../../runner/cli/print-failure.ts";
import { readServices } from "../../../../runner/fleet/services/read-services.ts";
import { EXIT, ExitError } from "../../../../runner/program/exit-error.ts";
import { cleanInTheEnd } from "../../../prepare/leave-nothing.ts";
import { ROOT, scratchPlace, startMeasure } from "../start/command.ts";
import { runFilesIn } from "../start/run-files.ts";
import { type TwoNodes, twoNodes } from "./nodes/two-nodes.ts";
import { onManager } from "./small-runs.ts";

/** What the containers of each node have: two nodes then leave the client as much of two cores as they take together. */
const CORES = 0.5;
const MOST_RATIO = 0.6;
/** What is measured takes no longer than this beside the same schedule with nothing between its steps. */
const MOST_BETWEEN = 1.05;
/**
 * How long requests work is given, and small bursts of waits need no longer ones: each run would otherwise choose it from
 * what bursts cost its client, and the two would not do the same work.
 */
const SAME_WORK = ["--target-seconds", "0.3", "--io-levels", "1,5"];
const composed = z.object({
  services: z.record(z.string(), z.looseObject({ depends_on: z.record(z.string(), z.unknown()).default({}) })),
});

const { targets, repetitions } = readFlags<{ targets: string; repetitions: number }>(
  checkCommand(
    "bench:nodes",
    "Prints how long a plan takes on two nodes of a Swarm, over what it takes on one. The nodes are engines in network namespaces of this machine, each held to half a core, so that two of them do not slow each other down; needs root, and the images of the targets (docker compose build).",
  )
    .option("--targets <names>", "the targets, separated by commas", "fastapianalytics,flask1xanalytics")
    .option("--repetitions <n>", "how often the quick plan is repeated", wholeNumber(2, 100), 4),
);

const end = cleanInTheEnd();
try {
  const nodes = await twoNodes({ manager: CORES, worker: CORES });
  await nodes.manager.docker("node", "update", "--label-add", "benchbook=target", nodes.manager.name);
  const file = await loadTargets(nodes);
  const { services } = await readServices(file, [0, 1]);
  const flags = ["--on", "swarm", "--plan", "quick", "--file", file, "--targets", targets, "--seed", "1", ...SAME_WORK];
  const more = ["--repetitions", String(repetitions)];
  const [two, one] = [await take(nodes, 2, [...flags, ...more]), await take(nodes, 1, [...flags, ...more])];
  console.log(tableOf(one, two));
  const between = [one, two].map(
    ({ run }) => run.durations.measuringSeconds / followedAgain(run, services).wallSeconds,
  );
  console.log(
    `first to last observation, over the simulated schedule (at most ${MOST_BETWEEN}): ${between.map((ratio) => ratio.toFixed(3)).join(" on one node, ")} on two`,
  );
  console.log(`bursts sent again: ${sentAgain(one.run)} on one node, ${sentAgain(two.run)} on two`);
  requireSameWork(one.run, two.run);
  const isAsPlanned = two.seconds / one.seconds <= MOST_RATIO && Math.max(...between) <= MOST_BETWEEN;
  process.exitCode = isAsPlanned ? EXIT.complete : EXIT.incomplete;
} catch (thrown) {
  process.exitCode = printFailure(thrown, false);
} finally {
  await end();
}

/** A whole run, with its seconds on the wall. */
interface Taken {
  seconds: number;
  run: Run;
}

async function take(nodes: TwoNodes, count: number, flags: string[]): Promise<Taken> {
  const place = await scratchPlace();
  const began = performance.now();
  const { all } = await startMeasure(place, [...flags, "--nodes", String(count)], onManager(nodes));
  const seconds = (performance.now() - began) / 1000;
  const { run } = await runFilesIn(place);
  if (!run) throw new ExitError(`expected a run file, got none:\n${all}`, EXIT.unable);
  console.log(`${count === 1 ? "one node" : `${count} nodes`}: ${seconds.toFixed(1)} s, ${run.status}`);
  return { seconds, run };
}

/** Where the time of both goes; the rest is reading files, the lock, and writing the run file. */
function tableOf(one: Taken, two: Taken): string {
  const parts: Record<string, (of: Taken) => number> = {
    "self-test": ({ run }) => run.selfTest?.tookSeconds ?? 0,
    "bringing up": ({ run }) => run.durations.bringUpSeconds ?? 0,
    "first to last observation": ({ run }) => run.durations.measuringSeconds,
    "tearing down": ({ run }) => run.durations.tearDownSeconds ?? 0,
  };
  const known = (of: Taken) => Object.values(parts).reduce((sum, part) => sum + part(of), 0);
  const rows = {
    "the whole run": ({ seconds }: Taken) => seconds,
    ...parts,
    rest: (of: Taken) => of.seconds - known(of),
  };
  const head = ["seconds of", "one node", "two nodes", `over one (whole: at most ${MOST_RATIO})`];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const [what, of] of Object.entries(rows))
    table.push([what, of(one).toFixed(1), of(two).toFixed(1), (of(two) / of(one)).toFixed(2)]);
  return table.toString();
}

/** How many bursts did not count, and so took time again: a client that is late for two nodes is less so for one. */
function sentAgain({ observations }: Run): number {
  return observations.filter((one) => one.kind === "burst" && one.attempt > 0).length;
}

function requireSameWork(one: Run, two: Run): void {
  const [alone, together] = [one, two].map(({ amounts }) =>
    amounts.map(({ work, chosenSeconds }) => `${chosenSeconds} s of ${work}`).join(", "),
  );
  if (alone === together) return;
  throw new ExitError(
    `expected requests of both runs to do the same work, got ${alone} on one node and ${together} on two; end other work on this machine, and try again`,
    EXIT.unable,
  );
}

/**
 * Copies the images of the targets, and of all that they need, to both nodes; returns a Compose file that has them built.
 */
async function loadTargets({ manager, worker }: TwoNodes): Promise<string> {
  const config = ["compose", "--project-name", "benchbook", "--profile", "*", "config", "--no-interpolate"];
  const { services } = composed.parse(parse((await execa("docker", config, { cwd: ROOT })).stdout));
  const named = targets.split(",");
  const wanted = [...new Set([...named, ...named.flatMap((name) => Object.keys(services[name]?.depends_on ?? {}))])];
  const imageOf = (name: string) => `benchbook-${name}`;
  const saved = path.join(os.tmpdir(), "targets.tar");
  await execa("docker", ["save", "--output", saved, ...wanted.map(imageOf)]);
  for (const { docker } of [manager, worker]) await docker("load", "--input", saved);
  const file = path.join(os.tmpdir(), "compose.yml");
  const built = wanted.map((name) => [name, { ...services[name], build: undefined, image: imageOf(name) }]);
  await writeFile(file, stringify({ services: Object.fromEntries(built) }));
  return file;
}
