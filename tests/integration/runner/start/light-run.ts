import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "yaml";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { scripted } from "../faulted-run/services/compose-service.ts";
import { ROOT } from "./command.ts";

const SCRIPT = "misbehaving.py";

/**
 * The flags of a short run of two servers that wait in place of computing, and are up as soon as they are started: for tests
 * of what becomes of a run, whatever it measures.
 */
export async function lightRun(): Promise<string[]> {
  const folder = await scratchFolder();
  await cp(path.join(ROOT, "tests/fixture/servers", SCRIPT), path.join(folder, SCRIPT));
  const services = Object.fromEntries(
    ["first", "second"].map((name, index) => [name, scripted(SCRIPT, "well", { port: 6480 + index, label: name })]),
  );
  const file = path.join(folder, "docker-compose.yml");
  await writeFile(file, stringify({ services }));
  const sizes = "--target-seconds 0.04 --levels 2,3 --repetitions 2 --seed 5".split(" ");
  return ["--plan", "quick", "--on", "processes", "--file", file, ...sizes];
}
