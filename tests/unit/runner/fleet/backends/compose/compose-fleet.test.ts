import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { composeFleet } from "../../../../../../runner/fleet/backends/compose/compose-fleet.ts";
import { composeReader } from "../../../../../../runner/fleet/compose-file/compose-reader.ts";
import { OWNER, OWNER_LABEL } from "../../../../../../runner/guard/marks/owner.ts";
import { scratchFolder } from "../../../../../fixture/isolation/scratch.ts";

afterEach(() => vi.unstubAllEnvs());

const BLOCK = { label: "A" };
const PROJECT = {
  services: {
    a: { image: "x", "x-benchbook": BLOCK },
    b: { image: "x", logging: { driver: "none" }, container_name: "c" },
  },
  networks: { default: { name: "benchbook_default" }, proxy: { name: "proxy", external: true } },
  volumes: { data: { name: "data-of-the-shop" }, given: { name: "given", external: true } },
};

it("starts services with a second file that marks all of the project, bounds logs, and keeps away from what has a name already", async () => {
  const folder = await scratchFolder();
  const [file, docker, log] = [path.join(folder, "compose.yml"), path.join(folder, "docker"), path.join(folder, "log")];
  await writeFile(file, "services: { a: { image: x }, b: { image: x } }\n");
  await writeFile(path.join(folder, "project"), JSON.stringify(PROJECT));
  const config = `echo config >> ${log}; cat ${path.join(folder, "project")}`;
  await writeFile(
    docker,
    `#!/bin/sh\ncase "$*" in *" config "*) ${config};; *" --file - up "*) cat >> ${log};; esac\n`,
  );
  await chmod(docker, 0o755);
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  const reader = composeReader(file);
  await reader.config({});
  expect(await composeFleet({ file, variables: {}, reader }).up([], new AbortController().signal)).toEqual([]);
  const [asked, said = ""] = (await readFile(log, "utf8")).split("\n");
  expect(asked).toBe("config");
  const labels = { [OWNER_LABEL]: OWNER };
  expect(JSON.parse(said)).toEqual({
    services: { a: { labels, logging: expect.anything() }, b: { labels, container_name: "benchbook-b-1" } },
    networks: { default: { name: "benchbook_default", labels } },
    volumes: { data: { name: "benchbook_data", labels } },
  });
});
