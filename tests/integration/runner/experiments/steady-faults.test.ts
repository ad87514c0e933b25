import { execa, type ResultPromise } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bracketOf, triedRates } from "../../../../content/findings/steady/capacity.ts";
import { answeredPerSecond } from "../../../../content/findings/steady/latency-at.ts";
import type { Steady } from "../../../../content/run/observations/steady.ts";
import type { Endpoint } from "../../../../content/run/parts/endpoint.ts";
import { isHeldUp } from "../../../../runner/checks/crash-test/held-up.ts";
import { KNOWN_LOAD_SERVER, SERVED_PER_SECOND } from "../../../../runner/checks/self-test/known-load.ts";
import { firstOutput } from "../../../../runner/checks/servers/first-output.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { QUERY } from "../../../fixture/made-run/query.ts";
import { threeServices } from "../../../unit/runner/services.fixture.ts";
import { steadyStepsOn, takeAll } from "./steady-steps.ts";

/** A server that ends in the midst of the first window on /dies. */
const FAILING = `let dies;
require("node:http").createServer((request, response) => {
  if (request.url === "/dies") dies ??= setTimeout(() => process.exit(1), 600);
  setTimeout(() => response.end("ok"), 5);
}).listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;

/** One that stands still once, longer than a request may take, in the midst of the first window on it. */
const STALLING = `let stalls;
require("node:http").createServer((request, response) => {
  stalls ??= setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700), 600);
  setTimeout(() => response.end("ok"), 5);
}).listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;

const started: ResultPromise[] = [];
let known: Service;

beforeAll(async () => {
  known = await serviceOf("known", execa(process.execPath, [KNOWN_LOAD_SERVER], { reject: false }), [
    { ...fixed("fixed"), p99Seconds: 0.001 },
    fixed("ceiling"),
    fixed("silent"),
  ]);
});

afterAll(async () => {
  for (const one of started) one.kill();
  await Promise.all(started);
});

function fixed(name: string): Endpoint {
  return { ...QUERY, name, path: `/${name}`, answer: { status: 200, mostBytes: 1000 } };
}

async function serviceOf(name: string, child: ResultPromise, endpoints: Endpoint[]): Promise<Service> {
  started.push(child);
  const port = Number(await firstOutput(child));
  return { ...(threeServices[0] as Service), name, contract: false, endpoints, port };
}

const few = { uses: [{ use: "kept" as const, connections: [16], shares: [0.5] }], bisections: 0, confirmations: 0 };
const on = (windows: Steady[], name: string) => windows.filter(({ target }) => target === name);

describe("a steady load", () => {
  it("at a rate that the server cannot reach has what was answered, and what was not as late", async () => {
    const mixed = [{ light: "ceiling", blocking: "fixed", ratePerSecond: 3 * SERVED_PER_SECOND }];
    const { windows, failures } = await takeAll(steadyStepsOn([known], { endpoints: [], mixed }));
    // What one window has left the server to do may keep it from answering anything of the next, and it is asked no more.
    const isGivenUp = failures.some(({ message }) => message.includes("it is asked no more"));
    const purposes = [...new Set(windows.map(({ purpose }) => purpose))].toSorted();
    expect(purposes).toEqual(isGivenUp ? expect.arrayContaining(["beside"]) : ["alone", "beside"]);
    for (const { window, invalidReasons } of windows) {
      expect(answeredPerSecond(window)).toBeLessThan(1.3 * SERVED_PER_SECOND);
      // A client that was held up itself may not have sent enough for anything to be late.
      if (window.sent / window.seconds > 2 * SERVED_PER_SECOND) expect(window.errors.timeout).toBeGreaterThan(0);
      // So may a client that was held up have missed one of the few that are due beside, or have sent many just before the
      // end, of whose time in flight the window has a part only.
      const isExplained = (reason: string) =>
        isHeldUp(reason) ||
        /^no request to fixed was answered|beside it were sent$|were in flight, where rate times latency/.test(reason);
      expect(invalidReasons.filter((reason) => !isExplained(reason))).toEqual([]);
    }
  });

  it("under a bound that no rate meets is tried at ever lower rates, and has a capacity above none of them", async () => {
    const { windows } = await takeAll(
      steadyStepsOn([known], { endpoints: ["fixed"], mixed: [] }, { bisections: 2, confirmations: 1 }),
    );
    expect(bracketOf(triedRates(windows, 0.001)).low).toBe(0);
    const ratesOf = (purpose: Steady["purpose"]) =>
      windows.flatMap(({ window: { loop }, purpose: one, invalidReasons }) =>
        one === purpose && loop.kind === "open" && invalidReasons.length === 0 ? [loop.ratePerSecond] : [],
      );
    const tried = ratesOf("rate");
    // Where the machine is held up no rate may count: then there is nothing to look for the capacity below.
    for (const rate of ratesOf("capacity")) expect(rate).toBeLessThan(Math.min(...tried));
  });

  it("goes on with others when a target dies in a window, and says why nothing more of it is known", async () => {
    const dying = await serviceOf("dying", execa(process.execPath, ["-e", FAILING], { reject: false }), [
      fixed("dies"),
    ]);
    const living = {
      ...known,
      endpoints: [fixed("dies"), ...known.endpoints].map((one) => ({ ...one, path: "/fixed" })),
    };
    const { windows, failures } = await takeAll(
      steadyStepsOn([dying, living], { endpoints: ["dies"], mixed: [] }, few),
    );
    const all = on(windows, "dying");
    // On a machine that is held up it may end between two windows.
    const from = all.findIndex(({ window }) => window.errors.refused);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(all[from]?.window.firstError).toMatch(/connection|port/);
    expect(all.slice(from + 1).every(({ window }) => window.answered === 0)).toBe(true);
    expect(failures.some(({ target }) => target === "dying")).toBe(true);
    expect(new Set(on(windows, "known").map(({ purpose }) => purpose))).toEqual(new Set(["ceiling", "rate"]));
    expect(on(windows, "known").some(({ window }) => window.answered > 0)).toBe(true);
  });

  it("has a stall in the window that it was in, counted since requests were due, and none in the next", async () => {
    const mixed = [{ light: "light", blocking: "other", ratePerSecond: 100 }];
    const take = async () => {
      const stalling = execa(process.execPath, ["-e", STALLING], { reject: false });
      const service = await serviceOf("stalling", stalling, [fixed("light"), fixed("other")]);
      return (await takeAll(steadyStepsOn([service], { endpoints: [], mixed }, { requestTimeoutSeconds: 0.4 })))
        .windows;
    };
    const longestOf = ([first]: Steady[]) =>
      Math.max(...(first?.window.overTime?.longest ?? []).map((one) => one ?? 0));
    // Where the machine is held up, all that waited may have been given up.
    let windows = await take();
    for (let tries = 1; tries < 10 && longestOf(windows) <= 0.1; tries++) windows = await take();
    const all = windows.map(({ window }) => window);
    // Those that were due long enough before its end were given up; those due later took what was left of it.
    const stalled = all.findIndex(({ errors }) => (errors.timeout ?? 0) > 0);
    expect(stalled).toBe(0);
    expect(all[0]?.firstError).toBe("timeout: no whole answer within 0.4 s");
    expect(Object.keys(all[0]?.errors ?? {})).toEqual(["timeout"]);
    expect(longestOf(windows)).toBeGreaterThan(0.1);
    const { unanswered = [] } = all[0]?.overTime ?? {};
    expect(unanswered.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(all[0]?.errors.timeout ?? 0);
    expect(all.at(-1)?.answered).toBeGreaterThan(0);
    expect(new Set(windows.map(({ purpose }) => purpose))).toEqual(new Set(["alone", "beside"]));
  });

  it("counts what a server at its limit of file descriptors turns away", async () => {
    const limited = execa("sh", ["-c", 'ulimit -n 48; exec "$0" -e "$1"', process.execPath, FAILING], {
      reject: false,
    });
    const full = await serviceOf("full", limited, [fixed("ok")]);
    const uses = [{ use: "kept" as const, connections: [128], shares: [] }];
    const take = () => takeAll(steadyStepsOn([full], { endpoints: ["ok"], mixed: [] }, { ...few, uses }));
    // A window is over before the first answer where the machine is held up.
    let [window] = (await take()).windows;
    for (let tries = 1; tries < 30 && window?.window.answered === 0; tries++) [window] = (await take()).windows;
    expect(window?.window.answered).toBeGreaterThan(0);
    const kinds = Object.keys(window?.window.errors ?? {});
    expect(kinds.length).toBeGreaterThan(0);
    expect(["closed", "refused", "timeout"]).toEqual(expect.arrayContaining(kinds));
  });
});
