import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { STAGES } from "./stages/contents.ts";
import { leftBehind } from "./stages/left-behind.ts";
import { withLoad } from "./stages/load.ts";
import { runStages } from "./stages/stage.ts";
import { summary } from "./stages/summary.ts";

// `pnpm test` runs every stage; `pnpm test unit e2e` only those that are named, and `--beside-load` any of them while
// other programs want the cores as well.
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { "beside-load": { type: "boolean", default: false } },
});
const known = STAGES.map(({ name }) => name);
const unknown = wanted.find((name) => !known.includes(name));

if (unknown !== undefined) {
  console.error(`benchbook: expected stages among ${known.join(", ")}, got "${unknown}"`);
  process.exitCode = 2;
} else {
  const temporary = await ownTemporaryFolder();
  const stages = STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const tested = await withLoad(values["beside-load"] ? os.availableParallelism() : 0, () => runStages(stages));
  const results = [...tested, await leftBehind(temporary)];
  process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
  console.log(summary(results));
}

/** A temporary folder for all that is run from here, so that what is left in it was left by these tests; it goes last. */
async function ownTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "benchbook-tests-"));
  process.env.TMPDIR = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
  return folder;
}
