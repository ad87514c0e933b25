import { type Command, Option } from "commander";
import { BACKEND_NAMES } from "../../content/run/circumstances/backend.ts";
import { BOUNDS } from "../plan/bounds.ts";
import type { ReplicateOptions } from "../plan/options.ts";
import { HELP } from "./help.ts";
import { cores, fileName, refuseContradiction, refuseNodesElsewhere, secondsUpTo, wholeNumber } from "./parse-flags.ts";

const AFTER_HELP = `
It takes the run's plan: targets, endpoints, levels, repetitions, seed, and how much work was wanted; amounts are chosen anew
for this machine. What differs here, and what cannot be had, is said first. The published run is stored beside yours,
as contributed.

Of an address it asks that host alone, over HTTPS (http: only on this machine), for at most 64 MB in at most 60 s.

  pnpm replicate https://example.org/articles/fastapi-flask/
  pnpm replicate 20260102T030405678Z-full-compose --dry-run
  pnpm replicate ~/Downloads/run.json --on processes
`;

/** Adds the command `replicate`. */
export function replicateCommand(program: Command, parsed: (options: ReplicateOptions) => void): void {
  program
    .command("replicate")
    .description("measure a published run again by its own plan, and build the site with both")
    .argument(
      "<run>",
      "the address of a page about a run or of its run file, the id of a stored run, or a file",
      fileName,
    )
    .addOption(new Option("--on <backend>", HELP.on).choices(BACKEND_NAMES))
    .option("--file <path>", "Compose file that declares the targets (default: as for measure)", fileName)
    .option("--cores <list>", HELP.cores, cores)
    .option("--nodes <n>", HELP.nodes, wholeNumber(1, BOUNDS.nodes))
    .option("--time-limit <s>", HELP.timeLimit, secondsUpTo(BOUNDS.timeLimitSeconds))
    .option("--resume", "resume the repetition of this run that was cut short", false)
    .option("--no-build", "do not build the site afterwards")
    .option("--dry-run", "print what would be measured, and store and measure nothing", false)
    .addHelpText("after", AFTER_HELP)
    .action((source: string, options: Omit<ReplicateOptions, "source">, command: Command) => {
      if (options.resume) refuseContradiction(command, "--resume", ["--time-limit", "--dry-run", "--no-build"]);
      refuseNodesElsewhere(options, command);
      parsed({ source, ...options });
    });
}
