import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answeredPerSecond } from "../../../../content/findings/steady/latency-at.ts";
import type { Steady } from "../../../../content/run/observations/steady.ts";
import { decodeHistogram } from "../../../../content/statistics/histogram.ts";
import { processFleet } from "../../../../runner/fleet/backends/processes/process-fleet.ts";
import type { Fleet } from "../../../../runner/fleet/fleet.ts";
import { readServices } from "../../../../runner/fleet/services/read-services.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { LOOPBACK } from "../../../../runner/load/address.ts";
import type { JournalState } from "../../../../runner/run/journal/journal-state.ts";
import { steadyStepsOn, takeAll } from "./steady-steps.ts";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
/** What the slow query takes at the least, and the connections of the pool that is exhausted. */
const QUERY_SECONDS = 0.02;
const POOL = 2;
/** No other test listens on these. */
const PORTS = { database: 5940, fastapismallpool: 5941, fastapidatabase: 5942, without: 5943, slowed: 5944 };
/** How long all that the slow database says is on its way. */
const SLOW_SECONDS = 0.06;

/** The way to the database, on which its answers take long. */
const slow = createServer((application) => {
  const database = connect({ host: LOOPBACK, port: PORTS.database });
  application.pipe(database);
  database.on("data", (said) => setTimeout(() => application.write(said), 1000 * SLOW_SECONDS));
  for (const [one, other] of [
    [application, database],
    [database, application],
  ] as const)
    one.on("error", () => other.destroy()).on("close", () => other.destroy());
});

let fleet: Fleet | undefined;
let state: JournalState & { windows: Steady[] };

/**
 * Four applications at once: with a small pool, likewise on a database that is slow, with a pool larger than the database
 * lets in, and with no database.
 */
beforeAll(async () => {
  await once(slow.listen(0, LOOPBACK), "listening");
  const { services } = await readServices(path.join(ROOT, "docker-compose.yml"), [0]);
  const movedTo = (name: string, port: number, url = "") => {
    const found = services.find((one) => one.name === name) as Service;
    const environment = { ...found.environment, UVICORN_PORT: String(port), ...(url && { DATABASE_URL: url }) };
    const command = found.command.map((one) => (one.startsWith("--port=") ? `--port=${port}` : one));
    // Without a profile they are measured without being named.
    return { ...found, port, environment, command, profiles: [] };
  };
  const urlAt = (port: number) => `postgresql://reader@127.0.0.1:${port}/postgres`;
  const database = movedTo("database", PORTS.database);
  const applications = [
    movedTo("fastapismallpool", PORTS.fastapismallpool, urlAt(PORTS.database)),
    { ...movedTo("fastapismallpool", PORTS.slowed, urlAt((slow.address() as AddressInfo).port)), name: "slowed" },
    movedTo("fastapidatabase", PORTS.fastapidatabase, urlAt(PORTS.database)),
    { ...movedTo("fastapidatabase", PORTS.without, urlAt(1)), name: "without" },
  ];
  fleet = processFleet({ project: ROOT, cacheFolder: path.join(ROOT, ".benchbook"), cores: [0], pinned: false });
  const full = { ...database, command: [...database.command, "--connections=8"] };
  const absent = await fleet.up([full, ...applications], new AbortController().signal);
  expect(absent).toEqual([]);
  const uses = [{ use: "kept" as const, connections: [16], shares: [0.5] }];
  const sizes = { uses, bisections: 0, confirmations: 0, requestTimeoutSeconds: 5 };
  state = await takeAll(steadyStepsOn(applications, { endpoints: ["async-slow-query"], mixed: [] }, sizes));
});

afterAll(async () => {
  await fleet?.down();
  slow.close();
});

const windowsOn = (name: string) => state.windows.filter(({ target }) => target === name);

it("a pool that is exhausted limits the rate to what its connections can do, and fails nobody", () => {
  const windows = windowsOn("fastapismallpool");
  expect(new Set(windows.map(({ purpose }) => purpose))).toEqual(new Set(["ceiling", "rate"]));
  for (const { window } of windows) {
    expect(window.errors).toEqual({});
    expect(answeredPerSecond(window)).toBeLessThanOrEqual((1.1 * POOL) / QUERY_SECONDS);
    expect(window.answered).toBeGreaterThan(0);
  }
});

it("a database that is slow is in the latency of every request, and in the rate, but fails nobody", () => {
  const windows = windowsOn("slowed").map(({ window }) => window);
  expect(new Set(windows.map(({ loop }) => loop.kind))).toEqual(new Set(["closed", "open"]));
  for (const window of windows) {
    expect(window.errors).toEqual({});
    expect(answeredPerSecond(window)).toBeLessThanOrEqual((1.1 * POOL) / SLOW_SECONDS);
    if (window.sinceSent === null) continue;
    const took = decodeHistogram(window.sinceSent);
    expect(took.totalCount).toBeGreaterThan(0);
    // A timer may be early by a part of a millisecond.
    expect(took.getValueAtPercentile(0) / 1e6).toBeGreaterThanOrEqual(0.98 * SLOW_SECONDS);
  }
});

it("a database that lets in no more connections is what the failed requests say", () => {
  const [ceiling] = windowsOn("fastapidatabase");
  expect(ceiling?.window.errors.status).toBeGreaterThan(0);
  expect(ceiling?.window.firstError).toMatch(/expected status 200, got 503: .*database: .*(?:connections|clients)/);
});

it("a database that is down is said of the application that has none, and the others are measured all the same", () => {
  const [only, ...more] = windowsOn("without");
  expect(only?.window).toMatchObject({ answered: 0, firstError: expect.stringMatching(/got 503: .*database: /) });
  expect(more).toEqual([]);
  const said = state.failures.filter(({ target }) => target === "without").map(({ message }) => message);
  expect(said.join()).toMatch(/none of \d+ requests had a right answer, the first with: .*503/);
  expect(said.join()).toMatch(/no rate was found/);
});
