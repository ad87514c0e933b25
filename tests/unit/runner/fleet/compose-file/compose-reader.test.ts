import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { stringify } from "yaml";
import { composeReader } from "../../../../../runner/fleet/compose-file/compose-reader.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";

afterEach(() => vi.unstubAllEnvs());

const BLOCK = { label: "Costs $$5" };
const WITHOUT = { image: "x", environment: { TEXT: "\nbegins with a line break" } };
const WITH = { ...WITHOUT, "x-benchbook": BLOCK };

/** Puts a `docker` first on the path that answers in both forms; returns a reader, and in which forms it was asked. */
async function asking({ json, yaml }: Record<"json" | "yaml", object>) {
  const folder = await scratchFolder();
  const [file, docker] = [path.join(folder, "docker-compose.yml"), path.join(folder, "docker")];
  const log = path.join(folder, "log");
  await writeFile(file, "services: { a: { image: x } }\n");
  await writeFile(path.join(folder, "json"), JSON.stringify({ services: { a: json } }));
  await writeFile(path.join(folder, "yaml"), stringify({ services: { a: yaml } }));
  const answer = (form: string) => `echo "${form}" >> ${log}; cat ${path.join(folder, form)};;`;
  await writeFile(docker, `#!/bin/sh\ncase "$*" in *" --format json"*) ${answer("json")} *) ${answer("yaml")} esac\n`);
  await chmod(docker, 0o755);
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  const asked = async () => (await readFile(log, "utf8")).trim().split("\n");
  return { reader: composeReader(file), asked };
}

it("asks Compose once, however often the same is wanted, where its JSON has our blocks", async () => {
  const { reader, asked } = await asking({ json: WITH, yaml: WITHOUT });
  const { services } = await reader.config({});
  expect(services.a).toMatchObject({ environment: WITHOUT.environment, "x-benchbook": { label: "Costs $5" } });
  expect(await reader.project({})).toMatchObject({ services: { a: { image: "x" } } });
  expect(await asked()).toEqual(["json"]);
  await reader.project({ BENCHBOOK_CORES: "3" });
  expect(await asked()).toEqual(["json", "json"]);
});

it("takes our blocks from its YAML where the JSON of a version leaves them out, and all else from JSON", async () => {
  const { reader, asked } = await asking({ json: WITHOUT, yaml: { image: "y", "x-benchbook": BLOCK } });
  const { services } = await reader.config({});
  expect(services.a).toMatchObject({ environment: WITHOUT.environment, "x-benchbook": { label: "Costs $5" } });
  expect(await reader.blocks({})).toEqual({ a: BLOCK });
  expect(await asked()).toEqual(["json", "yaml", "json", "yaml"]);
});
