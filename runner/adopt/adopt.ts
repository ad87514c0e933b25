import { link, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { sayCores } from "../../content/findings/usable-cores.ts";
import { BACKENDS } from "../../content/run/circumstances/backend.ts";
import { CONTRIBUTED } from "../../content/run/contributed.ts";
import { requireWritable, unwritable } from "../program/disk.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { type Contribution, readContribution } from "./read-contribution.ts";
import { storedTwin } from "./stored-twin.ts";

/** What is to be done with contributed files. */
export interface AdoptOptions {
  /** The folder of stored runs. */
  runs: string;
  /** Only check them, where they are. */
  check: boolean;
}

/**
 * Checks a contributed run file and stores it byte for byte, under the name of its run; nothing that is stored is ever
 * replaced.
 *
 * @returns what was adopted, in a sentence
 * @throws ExitError with the one thing that is wrong with the file
 */
export async function adopt(file: string, { runs, check }: AdoptOptions): Promise<string> {
  const contribution = await readContribution(file);
  const { run } = contribution;
  const name = path.basename(file);
  const twin = await storedTwin(contribution, runs);
  if (twin) throw new ExitError(`${name}: ${twin}`, EXIT.unable);
  if (check && name !== `${run.id}.json`)
    throw new ExitError(`${name}: expected the name ${run.id}.json, as the run within; rename it`, EXIT.unable);
  if (!check) await storeNew(contribution, path.join(runs, CONTRIBUTED));
  const { processor, cores, backend } = run.environment;
  const made = `${run.plan.name} plan, ${BACKENDS[backend]}, on ${processor}, ${sayCores(cores)}`;
  return `${check ? "Can be adopted" : "Adopted"}: run ${run.id}, ${run.observations.length} observations, ${made}.`;
}

/** Written beside its place and then given its name, which fails if that has been taken meanwhile. */
async function storeNew({ text, run }: Contribution, folder: string): Promise<void> {
  const unfinished = path.join(folder, `.${run.id}-${process.pid}`);
  await requireWritable(folder, "the run");
  try {
    await writeFile(unfinished, text, { flush: true });
    await link(unfinished, path.join(folder, `${run.id}.json`));
  } catch (cause) {
    throw unwritable(`run ${run.id} into ${folder}`, cause);
  } finally {
    await rm(unfinished, { force: true });
  }
}
