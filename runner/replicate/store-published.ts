import { readFile } from "node:fs/promises";
import path from "node:path";
import { requireWritable, unwritable, writeWhole } from "../program/disk.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { CONTRIBUTED_RUNS } from "../program/folders.ts";
import { checked, type Published } from "./find-published.ts";
import { storedFile } from "./stored-file.ts";

/**
 * Stores a published run beside one's own, byte for byte, so that the site has both: among those that were measured
 * elsewhere, unless it is stored already.
 *
 * @throws ExitError (the machine cannot) where another run of the same name is stored already: that one is kept
 */
export async function storePublished({ run, text }: Published): Promise<void> {
  const stored = await storedFile(run.id);
  if (stored === null) {
    await requireWritable(CONTRIBUTED_RUNS, "the published run");
    const file = path.join(CONTRIBUTED_RUNS, `${run.id}.json`);
    return writeWhole(file, text).catch((cause: unknown) => {
      throw unwritable(`the published run into ${file}`, cause);
    });
  }
  const known = await checked(await readFile(stored, "utf8"), path.relative("", stored));
  if (known.run.digest === run.digest) return;
  throw new ExitError(
    `${run.id}: expected the run that is stored under this name, got another; rename or remove that`,
    EXIT.unable,
  );
}
