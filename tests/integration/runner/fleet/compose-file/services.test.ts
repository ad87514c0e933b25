import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { compose } from "../../../../../runner/fleet/backends/compose/compose.ts";
import { ALL_BACKENDS } from "../../../../../runner/fleet/backends/registry.ts";
import { readServices } from "../../../../../runner/fleet/services/read-services.ts";
import type { Service } from "../../../../../runner/fleet/services/service.ts";
import { withFiles } from "../../../../fixture/compose-files/corpus.ts";
import { isComposeSkipped, whyComposeSkipped } from "../../near-backends.ts";
import { ROOT } from "../../start/command.ts";

const OF_DATABASE = "targets/database/docker-compose.yml";

/** What of a service does not depend on how it is run: addresses do, and the folder that a local process runs in. */
const lasting = ({ command: _, environment: __, folder: ___, ...service }: Service) => service;

describe.skipIf(isComposeSkipped)(`our file read by Compose${whyComposeSkipped}`, () => {
  it("has the same services on the same ports as when it is read without, in the same order", async () => {
    const files = {
      "docker-compose.yml": await readFile(path.join(ROOT, "docker-compose.yml"), "utf8"),
      [OF_DATABASE]: await readFile(path.join(ROOT, OF_DATABASE), "utf8"),
      ".env": "FASTAPIANALYTICS_PORT=6001\n",
    };
    await withFiles({ files }, async (file) => {
      const asked = await readServices(file, [0, 1], compose.reading);
      const own = await readServices(file, [0, 1]);
      expect(asked.services.map(lasting)).toEqual(own.services.map(lasting));
      expect(asked.services.find(({ name }) => name === "fastapianalytics")?.port).toBe(6001);
      expect(asked.variables).toEqual(own.variables);
    });
  });

  it("is refused with the same sentence by both where a block is wrong", async () => {
    const block =
      '{ label: A, endpoints: [{ name: e, label: E, path: "/e/{amount}", work: matrix, executor: worker }], wrokers: 2 }';
    const text = `services:\n  a:\n    image: x\n    ports: ["127.0.0.1:1:1"]\n    command: a\n    x-benchbook: ${block}\n`;
    await withFiles({ files: { "docker-compose.yml": text } }, async (file) => {
      for (const { reading } of ALL_BACKENDS)
        await expect(readServices(file, [0], reading)).rejects.toThrow(
          `${file}:6: at services.a["x-benchbook"].wrokers: expected `,
        );
    });
  });

  it("may leave the command to the image, which only Compose knows", async () => {
    const text =
      'services:\n  a:\n    image: x\n    ports: ["127.0.0.1:1:1"]\n    x-benchbook: { label: A, endpoints: [{ name: e, label: E, path: "/e/{amount}", work: matrix, executor: worker }] }\n';
    await withFiles({ files: { "docker-compose.yml": text } }, async (file) => {
      for (const { reading } of ALL_BACKENDS)
        expect((await readServices(file, [0], reading)).services).toMatchObject([{ name: "a", command: [] }]);
    });
  });
});
