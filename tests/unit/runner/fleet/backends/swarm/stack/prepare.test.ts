import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { prepareOnce } from "../../../../../../../runner/fleet/backends/swarm/stack/prepare.ts";
import type { StackService } from "../../../../../../../runner/fleet/backends/swarm/stack/stack-services.ts";
import { scratchFolder } from "../../../../../../fixture/isolation/scratch.ts";

afterEach(() => vi.unstubAllEnvs());

const { signal } = new AbortController();

/** Puts a `docker` first on the path that cannot build a service; returns what it was asked to build, in which order. */
async function builder(broken: string): Promise<{ folder: string; built: () => Promise<string[]> }> {
  const folder = await scratchFolder();
  const [file, log] = [path.join(folder, "docker"), path.join(folder, "log")];
  const asked = `echo "\${*##* build }" >> ${log}; env > ${path.join(folder, "variables")}`;
  const build = `${asked}; case " $*" in *" ${broken}"*) echo "no such base" >&2; exit 1;; esac`;
  const inspect = `echo '{"Id": "sha256:1", "Config": null}'`;
  await writeFile(file, `#!/bin/sh\ncase "$*" in "image inspect"*) ${inspect};; *" build "*) ${build};; esac\n`);
  await chmod(file, 0o755);
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  return { folder, built: async () => (await readFile(log, "utf8")).trim().split("\n") };
}

/** Services, by what they depend on; all are built but one. */
function servicesOf(needs: Record<string, string[]>, found: string): Map<string, StackService> {
  const composed = { alike: {}, otherwise: {} };
  return new Map(
    Object.entries(needs).map(([name, others]) => [
      name,
      { composed, image: name, isBuilt: name !== found, needs: others },
    ]),
  );
}

const NEEDS = { a: ["slow"], b: ["slow"], c: ["gone"], slow: [], gone: [], ready: [] };

it("builds all images of a run at once and once, whichever of its services are wanted, on whichever node", async () => {
  const { folder, built } = await builder("none");
  const services = servicesOf({ ...NEEDS, model: [] }, "ready");
  const preparing = prepareOnce({ file: path.join(folder, "compose.yml"), overrides: [], variables: {}, services });
  const targets = ["a", "b", "c", "ready"];
  for (const { deployable, missing } of await Promise.all([preparing(targets, signal), preparing(targets, signal)])) {
    expect(missing).toEqual([]);
    expect(Object.keys(deployable).toSorted()).toEqual(["a", "b", "c", "gone", "ready", "slow"]);
  }
  expect(Object.keys((await preparing(["model"], signal)).deployable)).toEqual(["model"]);
  expect((await built()).map((line) => line.split(" ").toSorted())).toEqual([["a", "b", "c", "gone", "model", "slow"]]);
});

it("builds an image without what would give it another id each time, which no node would have", async () => {
  const { folder } = await builder("none");
  const services = servicesOf({ a: [] }, "none");
  await prepareOnce({ file: path.join(folder, "compose.yml"), overrides: [], variables: {}, services })(["a"], signal);
  expect(await readFile(path.join(folder, "variables"), "utf8")).toMatch(/^BUILDX_NO_DEFAULT_ATTESTATIONS=1$/m);
});

it("leaves out what cannot be built and what depends on it, each with its reason, and has the others", async () => {
  const { folder } = await builder("gone");
  const services = servicesOf(NEEDS, "ready");
  const preparing = prepareOnce({ file: path.join(folder, "compose.yml"), overrides: [], variables: {}, services });
  const { deployable, missing } = await preparing(["a", "b", "c", "gone"], signal);
  expect(Object.keys(deployable).toSorted()).toEqual(["a", "b", "slow"]);
  expect(missing).toEqual([
    { name: "c", reason: expect.stringMatching(/^it depends on gone: docker compose build failed.*no such base/s) },
    { name: "gone", reason: expect.stringMatching(/^docker compose build failed.*no such base/s) },
  ]);
});
