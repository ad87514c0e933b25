import { readdir } from "node:fs/promises";
import path from "node:path";
import { SITES } from "../../site/sites.ts";
import type { Counts } from "../run/result.ts";
import type { Lane } from "../run/stage.ts";
import { type Command, checkCommands, ROOT } from "./command.ts";

const WITHIN_SECONDS = 1800;
const { out, basePath } = SITES.stored;

/** Builds the sites of the tests, weighs one, and builds one about the stored runs, whichever they are. */
export async function buildSites(lane: Lane): Promise<Counts> {
  const ours = Object.keys(SITES).map(
    (name): Command => ({ argv: [process.execPath, "tests/site/build.ts", name], withinSeconds: WITHIN_SECONDS }),
  );
  const weigh: Command = {
    argv: [process.execPath, "app/site/weigh.ts"],
    withinSeconds: WITHIN_SECONDS,
    env: { BENCHBOOK_OUT: out, BASE_PATH: basePath },
  };
  // Not into out/, where the site may lie that somebody is looking at.
  const stored: Command = {
    argv: [process.execPath, "app/site/build-site.ts"],
    withinSeconds: WITHIN_SECONDS,
    env: { BENCHBOOK_OUT: ".benchbook/sites/of-this-clone" },
  };
  if (await isAnyStored()) return checkCommands([...ours, weigh, stored], lane);
  const counts = await checkCommands([...ours, weigh], lane);
  return { ...counts, skipped: [{ title: "a site about the stored runs", reason: "none is stored" }] };
}

async function isAnyStored(): Promise<boolean> {
  const names = await readdir(path.join(ROOT, "content/runs")).catch(() => []);
  return names.some((name) => name.endsWith(".json"));
}
