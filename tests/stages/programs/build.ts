import { readdir } from "node:fs/promises";
import path from "node:path";
import { SITES, type TestSite } from "../../site/sites.ts";
import type { Counts } from "../run/result.ts";
import type { Lane } from "../run/stage.ts";
import { type Command, checkCommands, ROOT } from "./command.ts";

const WITHIN_SECONDS = 1800;
const { out, basePath } = SITES.stored;

/** Builds the sites of the tests, weighs one, and builds one about the stored runs, whichever they are. */
export async function buildSites(lane: Lane): Promise<Counts> {
  const build = ([name]: [string, TestSite]): Command => ({
    argv: [process.execPath, "tests/site/build.ts", name],
    withinSeconds: WITHIN_SECONDS,
  });
  const isAtRoot = ([, site]: [string, TestSite]) => site.basePath === "";
  const ours = Object.entries<TestSite>(SITES);
  const atRoot = ours.filter(isAtRoot).map(build);
  const below = ours.filter((site) => !isAtRoot(site)).map(build);
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
  // The stored runs' site is at the root too, where what was compiled for others serves for it.
  if (await isAnyStored()) return checkCommands([...atRoot, weigh, stored, ...below], lane);
  const counts = await checkCommands([...atRoot, weigh, ...below], lane);
  return { ...counts, skipped: [{ title: "a site about the stored runs", reason: "none is stored" }] };
}

async function isAnyStored(): Promise<boolean> {
  const names = await readdir(path.join(ROOT, "content/runs")).catch(() => []);
  return names.some((name) => name.endsWith(".json"));
}
