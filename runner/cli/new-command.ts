import { type Command, Option } from "commander";
import { BACKEND_NAMES } from "../../content/run/circumstances/backend.ts";
import type { NewOptions } from "../new/options.ts";
import { fileName } from "./parse-flags.ts";

const AFTER_HELP = `
It reads the Compose file, the Dockerfiles and the sources beside it, and asks the services that answer on their ports
already: for the description that frameworks have at /openapi.json and like places, and for each path in it that GET can ask
without parameters or a login; without a description, for the paths that its check of health and its sources name. Of a folder
that several services are built from, it reads what each service's Dockerfile copies. What takes ten milliseconds or longer is
measured in bursts; what is faster, or was not asked yet, is measured under steady load.

Services with a profile are left alone, unless all have one.

It writes into content/articles/<slug>/, where nothing may be yet: the text, its claims and its numbers, and
benchbook.override.yml with an x-benchbook block for each web server, which Compose merges over your file and which is also
printed. Your file itself is never changed.

  pnpm new shop --file ../shop/docker-compose.yml
  pnpm measure shop --plan quick
  pnpm build && pnpm preview

Variables:
  BENCHBOOK_ARTICLES  the folder that the article is written into (default: content/articles)
`;

const ON =
  "read the file through Compose, or as for local processes, and start services so (default: compose if a Docker engine answers, else processes)";

/** Adds the command `new`. */
export function newCommand(program: Command, parsed: (options: NewOptions) => void): void {
  program
    .command("new")
    .description("start an article about the services of a Compose file")
    .argument(
      "<slug>",
      "the name of the article's folder, which becomes part of its address: lower-case letters, digits, hyphens",
    )
    .option(
      "--file <path>",
      "the Compose file, or its folder, where Compose's own override file counts too; it may be anywhere (default: Benchbook's own)",
      fileName,
    )
    .option("--start", "start the services for a moment, to ask those that do not answer yet what can be asked", false)
    .addOption(new Option("--on <backend>", ON).choices(BACKEND_NAMES))
    .option("--dry-run", "print what would be written, and write nothing", false)
    .addHelpText("after", AFTER_HELP)
    .action((slug: string, options: Omit<NewOptions, "slug">) => parsed({ slug, ...options }));
}
