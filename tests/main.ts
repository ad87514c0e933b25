import { chmod, mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Argument } from "commander";
import { checkCommand, readFlags } from "../runner/cli/check-command.ts";
import { removeInTheEnd } from "./prepare/interruption.ts";
import { STAGES } from "./stages/contents.ts";
import { withLoad } from "./stages/machine/load.ts";
import { usableCores } from "./stages/machine/usable-cores.ts";
import { leftBehind } from "./stages/run/left-behind.ts";
import { runStages } from "./stages/run/stage.ts";
import { summary } from "./stages/run/summary.ts";

const names = STAGES.map(({ name }) => name);
const command = checkCommand(
  "test",
  "Runs every check of the project, or only the stages that are named. Ends with 1 when anything fails.",
)
  .addArgument(new Argument("[stages...]", "what to run instead of everything").choices(names))
  .option("--beside-load", "keep every core busy meanwhile, as other programs would")
  .addHelpText("after", `\nStages:\n${STAGES.map(({ name, about }) => `  ${name.padEnd(13)}${about}`).join("\n")}`);
const { besideLoad } = readFlags<{ besideLoad?: true }>(command);

const temporary = await ownTemporaryFolder();
const interrupted = removeInTheEnd(temporary);
const stages = STAGES.filter(({ name }) => command.args.length === 0 || command.args.includes(name));
const tested = await withLoad(besideLoad ? os.availableParallelism() : 0, async () =>
  runStages(stages, await usableCores(), interrupted),
);
// Interrupted tests have no outcome, and what they have left is removed just now.
if (!interrupted.aborted) {
  const results = [...tested, await leftBehind(temporary)];
  process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
  console.log(summary(results));
}

/** A temporary folder for all that is run from here, so that what is left in it was left by these tests. */
async function ownTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "benchbook-tests-"));
  // A database that root starts runs as somebody else, who has to reach what is below.
  await chmod(folder, 0o711);
  process.env.TMPDIR = folder;
  // The same programs are started a hundred times: each is compiled once.
  process.env.NODE_COMPILE_CACHE = path.join(folder, "compile-cache");
  return folder;
}
