import { once } from "node:events";
import { readdir, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { execa } from "execa";
import { afterEach, expect, it } from "vitest";
import { readServices } from "../../../runner/fleet/read-services.ts";
import { PLANS } from "../../../runner/plan/named-plans.ts";
import { scratchFolder } from "../../fixture/scratch.ts";
import { CLASSIC } from "./classic.ts";
import { measure, ROOT } from "./command.ts";
import { lastAttempts } from "./last-attempts.ts";
import { runningServers } from "./running-servers.ts";
import { isFirstStep, startUntil } from "./start-until.ts";

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

it("goes on without top, says what to install, and ends with 1", async () => {
  const folder = await scratchFolder();
  const python = await execa("python3", ["-c", "import sys; print(sys.executable)"]);
  for (const program of ["mkfifo", "taskset"]) {
    const { stdout } = await execa("sh", ["-c", `command -v ${program}`], { reject: false });
    if (stdout) await symlink(stdout, path.join(folder, program));
  }
  const before = process.env.PATH;
  process.env.PATH = folder;
  process.env.BENCHBOOK_PYTHON = python.stdout;
  const { exitCode, output, run } = await measure(
    ...quick,
    "--targets",
    "fastapianalytics",
    "--target-seconds",
    "0.05",
    "--endpoints",
    "sync-cpubound,badasync-cpubound",
    "--levels",
    "1",
    "--repetitions",
    "1",
  );
  process.env.PATH = before;
  delete process.env.BENCHBOOK_PYTHON;
  expect({ exitCode, status: run?.status }).toEqual({ exitCode: 1, status: "incomplete" });
  expect(output).toMatch(
    /Not measured: fastapianalytics, snapshot: expected the program top, got [^:]+: install the package procps/,
  );
  expect(run && lastAttempts(run)).toHaveLength(2 * PLANS.quick.soloBursts);
});

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("stops everything and ends with 130 on %s", async (signal) => {
  const { measuring, place } = await startUntil(isFirstStep, [...quick, "--targets", CLASSIC.slice(0, 2).join()]);
  expect((await runningServers()).length).toBeGreaterThan(2);
  measuring.kill(signal);
  expect((await measuring).exitCode).toBe(130);
  expect(await readdir(place.runs)).toEqual([]);
});
