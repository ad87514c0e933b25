import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { articleSlug } from "../../content/run/parts/units.ts";
import { chooseBackend } from "../fleet/backends/choose-backend.ts";
import { composeError } from "../fleet/compose-file/syntax/read-source.ts";
import { LOOPBACK } from "../load/address.ts";
import { requireWritable, unwritable } from "../program/disk.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { ARTICLES, ROOT } from "../program/folders.ts";
import { askEndpoints } from "./ask/ask-endpoints.ts";
import { askStarted } from "./draft/ask-started.ts";
import { type ComposeFiles, composedServices, locateFiles } from "./draft/compose-project.ts";
import { type Drafted, draftTargets } from "./draft/draft-targets.ts";
import { measuredAlike } from "./draft/measured-alike.ts";
import { OVERRIDE_FILE, overrideFile } from "./draft/override-file.ts";
import type { NewOptions } from "./options.ts";
import { printNew } from "./print-new.ts";
import { filesOf } from "./starter/files.ts";
import { starterFor } from "./starter/starter.ts";

/** Benchbook's own. */
const OWN_FILES: ComposeFiles = { file: path.join(ROOT, "docker-compose.yml"), overrides: [] };

/**
 * Starts an article about the services of a Compose file: finds out what can be measured, and writes the article's files
 * and an override file for Compose into a new folder. The Compose file itself stays as it is. Returns the exit code.
 *
 * @param articles the folder of the articles
 * @throws ExitError (usage) for a name that is taken or none, and for a file without a service that can be measured
 */
export async function newArticle(options: NewOptions, interruption: AbortSignal, articles = ARTICLES): Promise<number> {
  const folder = folderFor(articles, options.slug);
  const files = options.file === undefined ? OWN_FILES : await locateFiles(options.file);
  const { file, overrides } = files;
  const { backend } = await chooseBackend(options.on);
  const services = await composedServices(file, backend.reading.reader(file, overrides));
  const drafted = await draftTargets(services, file, (port, declared) =>
    askEndpoints({ host: LOOPBACK, port }, declared),
  );
  requireTargets(file, drafted);
  if (options.start) drafted.targets = await askStarted({ targets: drafted.targets, ...files, backend }, interruption);
  drafted.targets = measuredAlike(drafted.targets);
  const texts = articleFiles(folder, files, drafted);
  if (!options.dryRun) await writeNew(folder, texts);
  printNew({ options, folder, files, drafted, texts });
  return EXIT.complete;
}

function folderFor(articles: string, slug: string): string {
  if (!articleSlug.safeParse(slug).success)
    throw new ExitError(
      `expected a name such as my-shop, in lower-case letters, digits and hyphens, got "${slug}"`,
      EXIT.usage,
    );
  const folder = path.join(articles, slug);
  if (!existsSync(folder)) return folder;
  const name = path.relative(process.cwd(), folder);
  throw new ExitError(
    `${name}: expected the name of an article that is not there yet; remove it or choose another`,
    EXIT.usage,
  );
}

function requireTargets(file: string, { targets, others }: Drafted): void {
  if (targets.length > 0) return;
  const got = others.map(({ name, reason }) => `${name}: ${reason}`).join("; ");
  throw composeError(file, `expected a service that answers HTTP, got ${got}; CONTRIBUTING.md says how to declare one`);
}

/** The texts of all files, by their names. */
function articleFiles(folder: string, { file, overrides }: ComposeFiles, { targets }: Drafted): Record<string, string> {
  const said = file === OWN_FILES.file ? null : relative(folder, file);
  const override = overrideFile(targets, said ?? path.basename(file));
  const over = overrides.map((one) => relative(folder, one));
  const content = relative(folder, path.join(ROOT, "content"));
  const starter = starterFor(targets, {
    ...{ file: said, content },
    overrides: override === null ? over : [...over, OVERRIDE_FILE],
  });
  return { ...filesOf(starter), ...(override !== null && { [OVERRIDE_FILE]: override }) };
}

function relative(folder: string, place: string): string {
  return path.relative(folder, place).split(path.sep).join("/");
}

/** Writes files into a folder that is made for them, all or none: nothing that is there can be overwritten. */
async function writeNew(folder: string, files: Record<string, string>): Promise<void> {
  const what = `the article into ${folder}`;
  await requireWritable(path.dirname(folder), what);
  await mkdir(folder);
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text, { flag: "wx" });
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw unwritable(what, cause);
  }
}
