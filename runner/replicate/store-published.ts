import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseRun } from "../../content/run/parse.ts";
import { requireWritable, writeWhole } from "../program/disk.ts";
import { EXIT, Failure } from "../program/failure.ts";
import { RUNS } from "../program/folders.ts";
import type { Published } from "./find-published.ts";

/**
 * Stores a published run beside one's own, byte for byte, so that the site has both.
 *
 * @throws Failure (the machine cannot) where another run of the same name is stored already: that one is kept
 */
export async function storePublished({ run, text }: Published): Promise<void> {
  const file = path.join(RUNS, `${run.id}.json`);
  const stored = await readFile(file, "utf8").catch(() => null);
  if (stored === null) {
    await requireWritable(RUNS, "the published run");
    return writeWhole(file, text);
  }
  const { digest } = await parseRun(stored, `content/runs/${run.id}.json`);
  if (digest === run.digest) return;
  throw new Failure(
    `${run.id}: expected the run that is stored under this name, got another; rename or remove that`,
    EXIT.unable,
  );
}
