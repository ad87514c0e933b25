import { Command, InvalidArgumentError, Option } from "commander";
import { BACKEND_NAMES } from "../../content/run/circumstances/backend.ts";
import { articleSlug, runId } from "../../content/run/parts/units.ts";
import type { NewOptions } from "../new/options.ts";
import { BOUNDS } from "../plan/bounds.ts";
import type { MeasureOptions, ReplicateOptions } from "../plan/options.ts";
import { AFTER_HELP, HELP } from "./help.ts";
import { newCommand } from "./new-command.ts";
import {
  cores,
  fileName,
  givenFlags,
  parseFlags,
  refuseContradiction,
  refuseNodesElsewhere,
  secondsUpTo,
  wholeNumber,
} from "./parse-flags.ts";
import { replicateCommand } from "./replicate-command.ts";

/** A parsed command line. */
export type CommandLine =
  | { name: "measure" | "report"; options: MeasureOptions }
  | { name: "new"; options: NewOptions }
  | { name: "replicate"; options: ReplicateOptions };

/**
 * Reads the command line once; undefined when only help was asked for.
 *
 * @throws ExitError with exit code 2 for an unknown flag or a wrong value
 */
export function parseArguments(argv: string[]): CommandLine | undefined {
  let parsed: CommandLine | undefined;
  const program = new Command("pnpm")
    .description("Measure web servers and publish what was measured.")
    .helpOption("-h, --help", HELP.help)
    .helpCommand(false);
  measureFlags(program.command("measure").description("measure the targets and write content/runs/<id>.json"))
    .addOption(
      new Option("--plan <name>", "how much to measure: full or quick").choices(["full", "quick"]).default("full"),
    )
    .addOption(until("complete"))
    .argument("[article]", HELP.article, anArticle)
    .option("--resume [run]", "resume an interrupted run: this one, or the newest", aRun)
    .option("--salvage <run>", "write a partial run file from an interrupted run", aRun)
    .action((article: string | undefined, options: MeasureOptions, command: Command) => {
      refuseOtherPlan(command, article);
      refuseNodesElsewhere(options, command);
      parsed = { name: "measure", options: withArticle(options, article) };
    });
  measureFlags(program.command("report").description("measure with the quick plan, build the site and serve it"))
    .addOption(
      new Option("--plan <name>", "how much to measure: full or quick").choices(["full", "quick"]).default("quick"),
    )
    .argument("[article]", HELP.article, anArticle)
    .addOption(until("decided"))
    .action((article: string | undefined, options: MeasureOptions, command: Command) => {
      refuseNodesElsewhere(options, command);
      parsed = { name: "report", options: withArticle(options, article) };
    });
  newCommand(program, (options) => {
    parsed = { name: "new", options };
  });
  replicateCommand(program, (options) => {
    parsed = { name: "replicate", options };
  });
  parseFlags(program, argv);
  return parsed;
}

function withArticle(options: MeasureOptions, article: string | undefined): MeasureOptions {
  return article === undefined ? options : { ...options, article };
}

function measureFlags(command: Command): Command {
  return command
    .addOption(new Option("--on <backend>", HELP.on).choices(BACKEND_NAMES))
    .option("--file <path>", HELP.file, fileName)
    .option("--targets <names>", HELP.targets, names)
    .option("--endpoints <names>", HELP.endpoints, names)
    .option("--target-seconds <s>", HELP.targetSeconds, secondsUpTo(BOUNDS.workSeconds))
    .option("--repetitions <n>", HELP.repetitions, wholeNumber(1, BOUNDS.repetitions))
    .option("--levels <list>", HELP.levels, levels)
    .option("--io-levels <list>", HELP.ioLevels, levels)
    .option("--seed <n>", HELP.seed, wholeNumber(0, BOUNDS.seed))
    .option("--request-timeout <s>", HELP.requestTimeout, secondsUpTo(BOUNDS.requestTimeoutSeconds))
    .option("--cores <list>", HELP.cores, cores)
    .option("--nodes <n>", HELP.nodes, wholeNumber(1, BOUNDS.nodes))
    .option("--time-limit <s>", HELP.timeLimit, secondsUpTo(BOUNDS.timeLimitSeconds))
    .option("--dry-run", "print the plan and its estimated duration without measuring", false)
    .addHelpText("after", AFTER_HELP);
}

function until(usual: "decided" | "complete"): Option {
  return new Option("--until <when>", HELP.until).choices(["complete", "decided"]).default(usual);
}

/** An interrupted run has its plan, and its article with it. */
function refuseOtherPlan(command: Command, article: string | undefined): void {
  const lead = givenFlags(command).findLast((flag) => flag === "--salvage" || flag === "--resume");
  if (lead === undefined) return;
  if (article !== undefined) command.error(`error: ${lead} uses the plan of its run, so it takes no article`);
  refuseContradiction(command, lead, lead === "--resume" ? ["--time-limit", "--dry-run"] : []);
}

function anArticle(text: string): string {
  if (!articleSlug.safeParse(text).success)
    throw new InvalidArgumentError("expected the name of an article's folder, such as fastapi-flask.");
  return text;
}

function aRun(text: string): string {
  if (!runId.safeParse(text).success)
    throw new InvalidArgumentError("expected the id of a run, such as 20260102T030405678Z-full-compose.");
  return text;
}

function names(text: string): string[] {
  const list = text.split(",").map((name) => name.trim());
  if (list.some((name) => name === "")) throw new InvalidArgumentError("expected names separated by commas.");
  return [...new Set(list)];
}

function levels(text: string): number[] {
  const list = [...new Set(text.split(",").map((part) => wholeNumber(1, BOUNDS.together)(part.trim())))];
  if (list.length > BOUNDS.levels) throw new InvalidArgumentError(`expected at most ${BOUNDS.levels} levels.`);
  return list;
}
