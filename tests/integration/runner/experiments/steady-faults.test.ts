import { once } from "node:events";
import { execa, type ResultPromise } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bracketOf, triedRates } from "../../../../content/findings/steady/capacity.ts";
import { answeredPerSecond } from "../../../../content/findings/steady/latency-at.ts";
import type { Steady } from "../../../../content/run/observations/steady.ts";
import type { Endpoint } from "../../../../content/run/parts/endpoint.ts";
import { isHeldUp } from "../../../../runner/checks/crash-test/held-up.ts";
import { KNOWN_LOAD_SERVER, SERVED_PER_SECOND } from "../../../../runner/checks/self-test/known-load.ts";
import type { Service } from "../../../../runner/fleet/read-services.ts";
import { QUERY } from "../../../fixture/query.ts";
import { threeServices } from "../../../unit/runner/services.fixture.ts";
import { steadyStepsOn, takeAll } from "./steady-steps.ts";

/** A server that ends at its two-hundredth request to /dies, and holds as many connections as it may have descriptors. */
const FAILING = `let asked = 0;
require("node:http").createServer((request, response) => {
  if (request.url === "/dies" && ++asked > 200) process.exit(1);
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
  const port = child.stdout ? Number((await once(child.stdout, "data"))[0]) : 0;
  return { ...(threeServices[0] as Service), name, contract: false, endpoints, port };
}

const few = { uses: [{ use: "kept" as const, connections: [16], shares: [0.5] }], bisections: 0, confirmations: 0 };
const on = (windows: Steady[], name: string) => windows.filter(({ target }) => target === name);

describe("a steady load", () => {
  it("at a rate that the server cannot reach has what was answered, and what was not as late", async () => {
    const mixed = [{ light: "ceiling", blocking: "fixed", ratePerSecond: 3 * SERVED_PER_SECOND }];
    const { windows } = await takeAll(steadyStepsOn([known], { endpoints: [], mixed }));
    expect(windows.map(({ purpose }) => purpose)).toEqual(["alone", "beside"]);
    for (const { window, invalidReasons } of windows) {
      expect(answeredPerSecond(window)).toBeLessThan(1.3 * SERVED_PER_SECOND);
      expect(window.errors.timeout).toBeGreaterThan(0);
      expect(invalidReasons.filter((reason) => !isHeldUp(reason))).toEqual([]);
    }
  });

  it("under a bound that no rate meets has no capacity, and says that none was found", async () => {
    const { windows, failures } = await takeAll(
      steadyStepsOn([known], { endpoints: ["fixed"], mixed: [] }, { bisections: 2, confirmations: 1 }),
    );
    expect(bracketOf(triedRates(windows, 0.001)).low).toBe(0);
    const skipped = failures.filter(({ message }) => message.startsWith("not measured: no rate was found"));
    expect(skipped.length).toBeGreaterThanOrEqual(2);
    // It is confirmed at the lowest rate that was tried.
    const rates = windows.filter(({ purpose }) => purpose === "rate");
    if (rates.some(({ invalidReasons }) => invalidReasons.length === 0))
      expect(windows.some(({ purpose }) => purpose === "confirmation")).toBe(true);
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
    const [during] = on(windows, "dying");
    expect(during?.window.answered).toBeGreaterThan(0);
    expect(Object.keys(during?.window.errors ?? {})).toEqual(expect.arrayContaining(["refused"]));
    expect(during?.window.firstError).toMatch(/connection/);
    const said = failures.filter(({ target }) => target === "dying").map(({ message }) => message);
    expect(said.join()).toMatch(/none of \d+ requests had a right answer, the first with: /);
    expect(on(windows, "known")).toHaveLength(2);
    expect(on(windows, "known").every(({ window }) => window.answered > 0)).toBe(true);
  });

  it("counts what a server at its limit of file descriptors turns away", async () => {
    const limited = execa("sh", ["-c", 'ulimit -n 48; exec "$0" -e "$1"', process.execPath, FAILING], {
      reject: false,
    });
    const full = await serviceOf("full", limited, [fixed("ok")]);
    const uses = [{ use: "kept" as const, connections: [128], shares: [] }];
    const { windows } = await takeAll(steadyStepsOn([full], { endpoints: ["ok"], mixed: [] }, { ...few, uses }));
    const [window] = windows;
    expect(window?.window.answered).toBeGreaterThan(0);
    const kinds = Object.keys(window?.window.errors ?? {});
    expect(kinds.length).toBeGreaterThan(0);
    expect(["closed", "refused", "timeout"]).toEqual(expect.arrayContaining(kinds));
  });
});
