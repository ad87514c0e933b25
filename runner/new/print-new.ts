import path from "node:path";
import { visible } from "../../content/run/parts/visible.ts";
import type { Drafted } from "./draft/draft-targets.ts";
import { OVERRIDE_FILE } from "./draft/override-file.ts";
import type { NewOptions } from "./options.ts";

interface Printed {
  options: NewOptions;
  folder: string;
  file: string;
  drafted: Drafted;
  files: Record<string, string>;
}

/** Says what was found, what was written, what is added to the Compose file and what to do next. */
export function printNew({ options, folder, file, drafted, files }: Printed): void {
  const here = (place: string) => path.relative(process.cwd(), place) || ".";
  const { slug, dryRun } = options;
  const override = files[OVERRIDE_FILE];
  const lines = [
    `Services of ${here(file)}:`,
    ...drafted.targets.map(
      ({ name, title, endpoints, said }) =>
        `  ${name}: ${title}, ${endpoints.map((one) => `GET ${one.path}`).join(", ")} (${said})`,
    ),
    ...drafted.others.map(({ name, reason }) => `  ${name}: left alone, ${reason}`),
    "",
    `${dryRun ? "Would be written" : "Written"} into ${here(folder)}/: ${Object.keys(files).join(", ")}`,
    ...(override
      ? ["", `${here(file)} stays as it is. ${OVERRIDE_FILE} adds this to it:`, "", ...indented(override)]
      : []),
    "",
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
