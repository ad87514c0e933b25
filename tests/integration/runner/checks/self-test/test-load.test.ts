import { beforeAll, describe, expect, it } from "vitest";
import type { KnownLoad } from "../../../../../content/run/circumstances/self-test.ts";
import type { LoadWindow } from "../../../../../content/run/parts/load-window.ts";
import { decodeHistogram, secondsAt } from "../../../../../content/statistics/histogram.ts";
import { DROPS_ONE_IN, FIXED_SECONDS, KNOWN_LOAD_SERVER } from "../../../../../runner/checks/self-test/known-load.ts";
import {
  judgeKnown,
  judgeLateness,
  KNOWN_LOAD_SERVERS,
  type KnownServer,
} from "../../../../../runner/checks/self-test/known-load-servers.ts";
import {
  loadKnown,
  loadUntilCaught,
  measureKnownLoad,
  refuseWrong,
} from "../../../../../runner/checks/self-test/test-load.ts";
import { withServer } from "../../../../../runner/checks/servers/with-server.ts";
import { lying } from "./lying.ts";

const { signal } = new AbortController();
const SCRIPT = "known-load-server.ts";

/** Beside a server that takes so many times as long as it should, it does not stand out that the client is late. */
const HELD_UP = 4;
/** A timer of the server may end a millisecond early. */
const EARLY_SECONDS = 0.001;

/** What other work on the machine cannot change: it makes answers later, never earlier, and has fewer of them. */
const POSSIBLE: Record<KnownLoad["server"], (measured: number, expected: number, window: LoadWindow) => boolean> = {
  fixed: (measured, expected) => measured >= expected - EARLY_SECONDS,
  stalling: (measured, expected) => measured >= expected - 5 * EARLY_SECONDS,
  // Of twice as many as one in which is dropped, one was, in whichever order they came.
  dropping: (measured, expected, { sent }) =>
    Math.abs(measured - expected) <= expected && (measured > 0 || sent < 2 * DROPS_ONE_IN),
  limited: (measured, expected) => measured > 0 && measured <= 1.1 * expected,
};

/** Where there is nothing to measure: no percentile of those that were due, where fewer were sent in time and answered. */
const HAS_NONE: Record<KnownLoad["server"], (window: LoadWindow) => boolean> = {
  fixed: ({ offered, answered }) => answered < 0.5 * offered,
  stalling: ({ offered, answered }) => answered < 0.99 * offered,
  dropping: ({ sent }) => sent === 0,
  limited: () => false,
};

const serverOf = (name: string) => KNOWN_LOAD_SERVERS.find(({ server }) => server === name) as KnownServer;

describe("the load generator of this build", () => {
  const found = new Map<string, LoadWindow>();
  let late: KnownLoad;
  let caught: Awaited<ReturnType<typeof loadUntilCaught>>;

  beforeAll(() =>
    withServer(KNOWN_LOAD_SERVER, signal, async (port) => {
      for (const known of KNOWN_LOAD_SERVERS) found.set(known.server, await loadKnown(known, { port, signal }));
      caught = await loadUntilCaught({ port, signal });
      late = judgeLateness(caught.crippled);
    }),
  );

  it.each(KNOWN_LOAD_SERVERS)("measures what can be of the $server server, and nothing else", (known) => {
    const window = found.get(known.server) as LoadWindow;
    const { measured, expected } = judgeKnown(known, window);
    const isRight =
      measured === null ? HAS_NONE[known.server](window) : POSSIBLE[known.server](measured, expected, window);
    expect(isRight, `${measured} of ${window.answered} answers to ${window.offered} requests`).toBe(true);
  });

  it("has answers to requests that were due at a time", () => {
    const due = [...found.values()].filter(({ loop }) => loop.kind === "open");
    expect(due.some(({ answered }) => answered > 0)).toBe(true);
  });

  it("counts what a crippled one is late by", () => {
    expect(late.wrong).toBeNull();
    // It is busy for 30 of 90 ms, so that a request waits for 5 ms on average.
    expect(late.expected).toBeGreaterThan(0.002);
  });

  it("is not fooled by a crippled one", (test) => {
    const { crippled, caughtBy } = caught;
    const took = crippled.sinceSent === null ? null : secondsAt(decodeHistogram(crippled.sinceSent), 0.5);
    const isHeldUp = caughtBy.length === 0 && (took === null || took > HELD_UP * FIXED_SECONDS);
    if (isHeldUp) test.skip(`half of the answers of a server that needs ${FIXED_SECONDS} s took ${took} s or longer`);
    expect(caughtBy.join()).toMatch(/the client sent (?:late|\d)/);
  });
});

it.each([
  ["takes 15 ms longer", "await sleep(1000 * FIXED_SECONDS)", "await sleep(1000 * FIXED_SECONDS + 15)", "fixed"],
  ["stalls for twice as long", "everySeconds - STALL.seconds", "everySeconds - 2 * STALL.seconds", "stalling"],
  ["drops twice as many", "% DROPS_ONE_IN", "% (DROPS_ONE_IN / 2)", "dropping"],
  ["serves half as many", "1 / SERVED_PER_SECOND", "2 / SERVED_PER_SECOND", "limited"],
])("stops with exit code 3 when the server under steady load %s", async (_, from, to, server) => {
  const script = await lying(SCRIPT, from, to);
  const known = await withServer(script, signal, (port) => measureKnownLoad(serverOf(server), { port, signal }));
  const message = `the ${server} server under steady load is measured wrong: `;
  expect(() => refuseWrong(known)).toThrow(
    expect.objectContaining({ exitCode: 3, message: expect.stringContaining(message) }),
  );
});
