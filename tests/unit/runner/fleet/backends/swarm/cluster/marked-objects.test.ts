import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { removeMarked } from "../../../../../../../runner/fleet/backends/swarm/cluster/marked-objects.ts";
import { scratchFolder } from "../../../../../../fixture/isolation/scratch.ts";

afterEach(() => vi.unstubAllEnvs());

it("asks an engine that manages no Swarm nothing else", async () => {
  const folder = await scratchFolder();
  const said = `#!/bin/sh\necho "$*" >> ${folder}/asked\ntest "$1" = info && echo "false"\n`;
  await writeFile(path.join(folder, "docker"), said, { mode: 0o755 });
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  expect(await removeMarked(() => true)).toEqual([]);
  expect(await readFile(path.join(folder, "asked"), "utf8")).toBe("node ls --quiet\n");
});
