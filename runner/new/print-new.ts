import path from "node:path";
import { visible } from "../../content/run/parts/visible.ts";
import type { ComposeFiles } from "./draft/compose-project.ts";
import type { Drafted } from "./draft/draft-targets.ts";
import { OVERRIDE_FILE } from "./draft/override-file.ts";
import type { NewOptions } from "./options.ts";

const NOT_TRIED = [
  "Endpoints that were not tried may answer with an error. With --start, pnpm new starts the services and asks them, and",
  "measures those that take ten milliseconds or longer in bursts; the others are measured under steady load.",
];

const NOT_ANSWERED = [
  `Endpoints that are guesses were not answered right: mend them in ${OVERRIDE_FILE}, before you measure. CONTRIBUTING.md`,
  "lists what an endpoint can have, such as a query, headers and a body.",
];

interface Printed {
  options: NewOptions;
  folder: string;
  files: ComposeFiles;
  drafted: Drafted;
  /** The texts of the article's files, by their names. */
  texts: Record<string, string>;
}

/** Says what was found, what was written, what is added to the Compose file and what to do next. */
export function printNew({ options, folder, files, drafted, texts }: Printed): void {
  const here = (place: string) => path.relative(process.cwd(), place) || ".";
  const { slug, start, dryRun } = options;
  const override = texts[OVERRIDE_FILE];
  const read = [here(files.file), ...files.overrides.map((one) => path.basename(one))].join(" with ");
  const lines = [
    `Services of ${read}:`,
    ...drafted.targets.map(
      ({ name, title, endpoints, said }) =>
        `  ${name}: ${title}, ${endpoints.map((one) => `GET ${one.path}`).join(", ")} (${said})`,
    ),
    ...drafted.others.map(({ name, reason }) => `  ${name}: left alone, ${reason}`),
    "",
    `${dryRun ? "Would be written" : "Written"} into ${here(folder)}/: ${Object.keys(texts).join(", ")}`,
    ...(override ? ["", `Nothing was changed in ${read}. ${OVERRIDE_FILE} adds this:`, "", ...indented(override)] : []),
    "",
    ...(drafted.targets.some(({ isTried }) => !isTried) ? [...(start ? NOT_ANSWERED : NOT_TRIED), ""] : []),
    ...(dryRun ? ["Nothing was written."] : ["Next:", ...next(slug)]),
  ];
  for (const line of lines) console.log(visible(line));
}

function next(slug: string): string[] {
  return [
    `  pnpm measure ${slug} --plan quick   # or without --plan: more bursts, and larger ones`,
    "  pnpm build && pnpm preview",
  ];
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`);
}
