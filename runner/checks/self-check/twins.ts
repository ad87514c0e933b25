import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { variableName } from "../../fleet/services/worker-variables.ts";

const PORT = 5101;
const IMAGE = "benchbook-self-check";

const composeFile = z.object({ services: z.record(z.string(), z.looseObject({})) });
const serviceSchema = z.looseObject({
  build: z.looseObject({ context: z.string() }),
  ports: z.tuple([z.string()]),
  "x-benchbook": z.looseObject({ label: z.string() }),
});

/** A Compose file in which a service comes twice: its own name, and the other's. */
export interface TwinServices {
  file: string;
  names: [string, string];
}

/**
 * Writes a Compose file that has one service of another file twice, alike but for name and port, made from one image.
 * Whatever reads Compose files then starts two containers, or two groups of processes, of the same program. What it
 * depends on is left out: it has to be asked for work that computes.
 *
 * @param file the Compose file that declares the service
 * @param name the service
 * @param folder where the new file goes
 */
export async function writeTwins(file: string, name: string, folder: string): Promise<TwinServices> {
  const { services } = composeFile.parse(parse(await readFile(file, "utf8"), { merge: true, maxAliasCount: -1 }));
  const { depends_on: _, build, ...declared } = serviceSchema.parse(services[name]);
  const context = path.resolve(path.dirname(file), build.context);
  const first = { ...declared, image: IMAGE, build: { ...build, context } };
  const again = `${name}-again`;
  // Built once: two builds of the same would be two images.
  const second = { ...declared, image: IMAGE, pull_policy: "never", ...otherwise(again, declared) };
  const content = { services: { [name]: first, [again]: second } };
  await mkdir(folder, { recursive: true });
  const written = path.join(folder, "self-check.yml");
  // JSON is YAML, without the aliases that a file with the same content twice would get.
  await writeFile(written, JSON.stringify(content, null, 2));
  return { file: written, names: [name, again] };
}

function otherwise(again: string, declared: Pick<z.infer<typeof serviceSchema>, "ports" | "x-benchbook">) {
  const block = declared["x-benchbook"];
  const inside = declared.ports[0].split(":").at(-1);
  return {
    ports: [`127.0.0.1:\${${variableName(again)}_PORT:-${PORT}}:${inside}`],
    "x-benchbook": { ...block, label: `${block.label}, again` },
  };
}
