import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { UserError } from "../../errors/user-error.ts";
import { exportFault } from "./export-fault.ts";
import { sourcesDigest } from "./sources-digest.ts";

const FAILURE = ".benchbook/build-failure.txt";
/** What the compiled site that Next keeps was made of; Next removes this first when it compiles anew. */
const COMPILED_FROM = ".next/compiled-from";
/** The pages of the last export. Next would read it before it writes its own, and then export those pages again. */
const LAST_PAGES = ".next/prerender-manifest.json";

/**
 * Exports the site with Next, whose output is shown. Where the sources are those of the last export, what was compiled for
 * it is used again, below whatever base path, and only the pages are drawn anew; that leaves out most of the work.
 *
 * @param folder where the site goes
 * @throws UserError with the reason in one sentence; all that was said is then in a file, which it names
 */
export async function exportSite(folder: string): Promise<void> {
  const digest = await sourcesDigest();
  const isCompiled = (await readFile(COMPILED_FROM, "utf8").catch(() => null)) === digest;
  await rm(LAST_PAGES, { force: true });
  const result = await execa("next", ["build", ...(isCompiled ? ["--experimental-build-mode", "generate"] : [])], {
    preferLocal: true,
    stdin: "inherit",
    stdout: ["inherit", "pipe"],
    stderr: "pipe",
    reject: false,
    env: {
      // Whatever the caller works on: what is compiled for development cannot be exported.
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      BENCHBOOK_EXPORT: folder,
      BENCHBOOK_BUILD_ID: digest.slice(0, 21),
    },
  });
  if (result.exitCode === undefined) throw result;
  if (result.exitCode === 0) {
    if (result.stderr) console.error(result.stderr);
    await writeFile(COMPILED_FROM, digest);
    await removePayloads(folder);
    return;
  }
  await mkdir(path.dirname(FAILURE), { recursive: true });
  await writeFile(FAILURE, `${result.stdout}\n${result.stderr}\n`);
  throw new UserError(`${exportFault(result.stderr)}; all that was said is in ${FAILURE}`);
}

/** Removes what Next's own links would load in place of a page; links here load pages. */
async function removePayloads(folder: string): Promise<void> {
  for await (const page of glob("**/*.html", { cwd: folder }))
    await rm(path.join(folder, page.replace(/html$/, "txt")), { force: true });
  for await (const payload of glob("**/__next.*.txt", { cwd: folder })) await rm(path.join(folder, payload));
}
