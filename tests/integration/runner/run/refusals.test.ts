import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { readServices } from "../../../../runner/fleet/services/read-services.ts";
import { CLASSIC } from "../classic.ts";
import { measure, ROOT } from "../start/command.ts";
import { runningServers } from "../start/running-servers.ts";
import { isFirstStep, startUntil } from "../start/start-until.ts";

const quick = ["--plan", "quick", "--on", "processes"];

afterEach(async () => expect(await runningServers()).toEqual([]));

it("refuses an unknown target in one line, with exit code 2", async () => {
  const { exitCode, output, files } = await measure("--targets", "django", "--dry-run");
  const declared = await readServices(path.join(ROOT, "docker-compose.yml"), [0]);
  const services = declared.services.filter(({ role }) => role !== "upstream");
  expect({ exitCode, files }).toEqual({ exitCode: 2, files: [] });
  expect(output.trim()).toBe(
    `benchbook: --targets: expected one of ${services.map(({ name }) => name).join(", ")}, got "django"`,
  );
});

it("prints a plan and its estimate, and measures nothing, when run dry", async () => {
  const { exitCode, output, files } = await measure("--dry-run", "--on", "processes");
  expect({ exitCode, files }).toEqual({ exitCode: 0, files: [] });
  expect(output).toMatch(/Plan full: \d+ observations[\s\S]*Estimated: about \d+/);
});

it("says which port is in use and how to choose another, and starts nothing", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const address = squatter.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  process.env.FLASK1XANALYTICS_PORT = port;
  const { exitCode, output, files } = await measure(...quick);
  delete process.env.FLASK1XANALYTICS_PORT;
  squatter.close();
  expect({ exitCode, files }).toEqual({ exitCode: 3, files: [] });
  expect(output).toContain(`flask1xanalytics: expected port ${port} on 127.0.0.1 to be free, but it is in use`);
  expect(output).toContain("FLASK1XANALYTICS_PORT=");
});

it("says that there is neither an engine nor a Python, and where to get one", async () => {
  process.env.BENCHBOOK_PYTHON = "no-such-python";
  const { exitCode, output, files } = await measure(...quick);
  delete process.env.BENCHBOOK_PYTHON;
  expect({ exitCode, files }).toEqual({ exitCode: 3, files: [] });
  expect(output).toMatch(/expected Python 3\.11 or newer/);
});

it("stops everything and ends with 130 when it is asked to end", async () => {
  const { measuring, place } = await startUntil(isFirstStep, [...quick, "--targets", CLASSIC[1] ?? ""]);
  expect((await runningServers()).length).toBeGreaterThan(2);
  measuring.kill("SIGTERM");
  expect((await measuring).exitCode).toBe(130);
  expect(await readdir(place.runs)).toEqual([]);
});
