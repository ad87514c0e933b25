import { once } from "node:events";
import { mkdtemp, rmdir } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { execa } from "execa";
import { afterAll, expect, it, vi } from "vitest";
import { onOwnMachine } from "./on-own-machine.ts";

// As `pnpm test` has one.
const temporaryOfTests = await mkdtemp(path.join(os.tmpdir(), "benchbook-"));
vi.stubEnv("TMPDIR", temporaryOfTests);
const within = await onOwnMachine();
vi.unstubAllEnvs();
const why = within.length > 0 ? "" : " (skipped: no namespaces can be made here)";

/** Listens on the port that is given, and says which processes and temporary files it sees, and whether those of a test. */
const LOOK = `
const { existsSync, readdirSync } = require("node:fs");
const [port, folder] = process.argv.slice(1);
require("node:net").createServer().listen(port, "127.0.0.1", function () {
  const processes = readdirSync("/proc").filter((name) => /^\\d+$/.test(name)).length;
  const seen = { processes, temporary: readdirSync("/tmp").length, hasFolder: existsSync(folder) };
  console.log(JSON.stringify({ ...seen, hasProject: existsSync("vitest.config.ts") }));
  this.close();
});
`;

afterAll(() => rmdir(temporaryOfTests));

it.skipIf(within.length === 0)(
  `runs a program with ports, processes and temporary files of its own, and with those of the tests and the project${why}`,
  async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const others = await mkdtemp("/tmp/benchbook-others-");
    try {
      const { port } = server.address() as AddressInfo;
      const [program = "", ...args] = [...within, process.execPath, "--eval", LOOK, String(port), temporaryOfTests];
      const { stdout } = await execa(program, args);
      const { processes, temporary, ...there } = JSON.parse(stdout);
      expect(there).toEqual({ hasFolder: true, hasProject: true });
      expect(processes).toBeLessThanOrEqual(3);
      // That of the tests, and where the project is below it, that.
      expect(temporary).toBeLessThanOrEqual(2);
    } finally {
      server.close();
      await rmdir(others);
    }
  },
);
