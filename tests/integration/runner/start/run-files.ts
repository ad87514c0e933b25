import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseRun } from "../../../../content/run/parse.ts";
import type { Run } from "../../../../content/run/run.ts";
import type { CrashTestFolders } from "../../../../runner/checks/crash-test/run-until-killed.ts";

/** The names of the run files that were left somewhere, and the first of them. */
export async function runFilesIn({ runs }: CrashTestFolders): Promise<{ files: string[]; run: Run | undefined }> {
  const files = (await readdir(runs)).filter((name) => name.endsWith(".json"));
  const [name] = files;
  return { files, run: name ? await parseRun(await readFile(path.join(runs, name), "utf8"), name) : undefined };
}
