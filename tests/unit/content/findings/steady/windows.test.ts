import { describe, expect, it } from "vitest";
import { invalidSteady } from "../../../../../content/findings/steady/windows.ts";
import type { LoadWindow } from "../../../../../content/run/parts/load-window.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { encoded, openWindow, steadyOf } from "./window.fixture.ts";

const run = await fixtureRun();
const target = "fastapianalytics";
const endpoints = run.targets.find(({ name }) => name === target)?.endpoints ?? [];

/** Why light requests do not count beside waits of half a second that went like this. */
const reasons = (changes: Partial<LoadWindow>) => {
  const times = encoded(Array(10).fill(0.51));
  const window = openWindow({ offered: 10, sent: 10, answered: 10, latency: times, sinceSent: times, ...changes });
  const beside = { endpoint: "async-iobound", iterations: 500, window };
  return invalidSteady(steadyOf(openWindow(), { target, endpoint: "sync-cpubound", beside }), endpoints);
};

describe("light requests beside others count", () => {
  it("where the others were answered after as long as they had asked for", () => {
    expect(reasons({})).toEqual([]);
  });

  it("not where some of the others had no right answer, and so may not have kept the server busy", () => {
    const errors = { status: 3 };
    expect(reasons({ answered: 7, errors, firstError: "status 500" })).toEqual([
      "7 of 10 requests to async-iobound beside it had a right answer: status 500",
    ]);
  });

  it("not where the others were answered sooner than they can have been busy", () => {
    const times = encoded(Array(10).fill(0.002));
    expect(reasons({ latency: times, sinceSent: times })).toEqual([
      "of requests to async-iobound beside it, an answer came after 2 ms, where none can before 500 ms",
    ]);
  });

  it("not where the others were not sent, or none was answered", () => {
    expect(reasons({ sent: 5 })).toEqual(["5 of 10 requests to async-iobound that were due beside it were sent"]);
    expect(reasons({ answered: 0, firstError: "refused" })).toEqual([
      "no request to async-iobound was answered beside it: refused",
    ]);
  });
});
