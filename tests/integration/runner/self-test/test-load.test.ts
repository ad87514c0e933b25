import { beforeAll, describe, expect, it } from "vitest";
import { invalidWindow } from "../../../../content/findings/steady/validity/invalid-window.ts";
import type { KnownLoad } from "../../../../content/run/circumstances/self-test.ts";
import { FIXED_SECONDS, KNOWN_LOAD_SERVER } from "../../../../runner/checks/self-test/known-load.ts";
import {
  judgeLateness,
  KNOWN_LOAD_SERVERS,
  type KnownServer,
} from "../../../../runner/checks/self-test/known-load-servers.ts";
import { loadCrippled, measureKnown, refuseWrong } from "../../../../runner/checks/self-test/test-load.ts";
import { withServer } from "../../../../runner/checks/servers/with-server.ts";
import { lying } from "./lying.ts";

const { signal } = new AbortController();
const SCRIPT = "known-load-server.ts";

/** A timer of the server may end a millisecond early. */
const EARLY_SECONDS = 0.001;

/**
 * What other work on the machine cannot change: it makes answers later, never earlier, and has fewer of them. Where a window
 * has no 99th percentile, more than a hundredth of the requests were not even sent in time.
 */
const POSSIBLE: Record<KnownLoad["server"], (measured: number, expected: number) => boolean> = {
  fixed: (measured, expected) => measured >= expected - EARLY_SECONDS,
  stalling: (measured, expected) => measured >= expected - 5 * EARLY_SECONDS,
  dropping: (measured, expected) => Math.abs(measured - expected) <= expected,
  limited: (measured, expected) => measured <= 1.1 * expected,
};

const serverOf = (name: string) => KNOWN_LOAD_SERVERS.find(({ server }) => server === name) as KnownServer;

describe("the load generator of this build", () => {
  const found = new Map<string, KnownLoad>();
  let late: KnownLoad;
  let caughtBy = "";

  beforeAll(() =>
    withServer(KNOWN_LOAD_SERVER, signal, async (port) => {
      for (const known of KNOWN_LOAD_SERVERS) found.set(known.server, await measureKnown(known, { port, signal }));
      const crippled = await loadCrippled({ port, signal });
      late = judgeLateness(crippled);
      caughtBy = invalidWindow(crippled, FIXED_SECONDS).join();
    }),
  );

  it.each(KNOWN_LOAD_SERVERS)("measures nothing of the $server server that cannot be", ({ server }) => {
    const { measured, expected } = found.get(server) as KnownLoad;
    expect(POSSIBLE[server](measured ?? Number.POSITIVE_INFINITY, expected), `${measured}`).toBe(true);
  });

  it("counts what a crippled one is late by, and is not fooled by it", () => {
    expect(late.wrong).toBeNull();
    // It is busy for 30 of 90 ms, so that a request waits for 5 ms on average.
    expect(late.expected).toBeGreaterThan(0.002);
    expect(caughtBy).toMatch(/the client sent (?:late|\d)/);
  });
});

it.each([
  ["takes 15 ms longer", "await sleep(1000 * FIXED_SECONDS)", "await sleep(1000 * FIXED_SECONDS + 15)", "fixed"],
  ["stalls for twice as long", "everySeconds - STALL.seconds", "everySeconds - 2 * STALL.seconds", "stalling"],
  ["drops twice as many", "% DROPS_ONE_IN", "% (DROPS_ONE_IN / 2)", "dropping"],
  ["serves half as many", "1 / SERVED_PER_SECOND", "2 / SERVED_PER_SECOND", "limited"],
])("stops with exit code 3 when the server under steady load %s", async (_, from, to, server) => {
  const script = await lying(SCRIPT, from, to);
  const known = await withServer(script, signal, (port) => measureKnown(serverOf(server), { port, signal }));
  const message = `the ${server} server under steady load is measured wrong: `;
  expect(() => refuseWrong(known)).toThrow(
    expect.objectContaining({ exitCode: 3, message: expect.stringContaining(message) }),
  );
});
