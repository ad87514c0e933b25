import { describe, expect, it } from "vitest";
import { failuresAlike, sayMore } from "../../../../content/findings/failures-alike.ts";
import { gapsOf } from "../../../../content/findings/gaps.ts";
import type { Run } from "../../../../content/run/run.ts";
import { gappedRun } from "../../../fixture/made-run/gapped.ts";
import { queryRun } from "../../../fixture/made-run/query.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";

it("finds nothing missing in a complete run", async () => {
  expect(gapsOf(await fixtureRun())).toEqual([]);
});

const computing = ["", "?work=python"].flatMap((query) =>
  ["sync", "badasync", "threadpool", "processpool"].map((how) => `${how}-cpubound${query}`),
);

it("says of every target what was planned and is missing or does not count", async () => {
  const missing = Object.fromEntries(gapsOf(await gappedRun()).map((gap) => [gap.target, gap.missing]));
  missing.fastapianalytics?.sort();
  computing.sort();
  expect(missing).toEqual({
    fastapianalytics: computing.map((endpoint) => `${endpoint} at n = 3 (2 of 2 bursts)`),
    flask1xanalytics: ["processes at rest", "sync-cpubound at n = 5 (1 of 2 bursts)"],
    flask2xanalytics: ["everything"],
  });
});

describe("a service that answers too soon to be measured in bursts", () => {
  const answeredIn = async (seconds: number) => {
    const run = await queryRun();
    const soon = <T extends Run["observations"][number]>(seen: T): T =>
      seen.kind === "burst"
        ? {
            ...seen,
            requests: seen.requests.map((one, index) => {
              const at = seconds * (index + 1);
              return { ...one, sentSeconds: 0.0005, firstByteSeconds: at, lastByteSeconds: at };
            }),
          }
        : seen;
    return gapsOf({ ...run, observations: run.observations.map(soon) }).flatMap(({ missing }) => missing);
  };

  it("is said to, once, beside what does not count", async () => {
    const [solo, ...larger] = await answeredIn(0.0012);
    expect(solo).toBe(
      "last-orders at n = 1 (2 of 2 bursts: it answers within 1.2 ms, of which the client takes too large a part)",
    );
    expect(larger).toEqual(["last-orders at n = 5 (2 of 2 bursts)"]);
  });

  it("is no other: whose answers take longer lacks nothing", async () => {
    expect(await answeredIn(0.04)).toEqual([]);
  });
});

it("says each reason of a target once, and how often it was met", () => {
  const failed = (target: string, stage: string, message: string) => ({ target, stage, message });
  const failures = [
    failed("a", "n = 1", "got 404\nits log"),
    failed("b", "n = 1", "got 404"),
    failed("a", "n = 2", "got 404"),
  ];
  expect(failuresAlike({ failures }).map(({ first, reason, log, more }) => [first.stage, reason, log, more])).toEqual([
    ["n = 1", "got 404", ["its log"], 1],
    ["n = 1", "got 404", [], 0],
  ]);
  expect([sayMore({ more: 1 }), sayMore({ more: 0 })]).toEqual([" (and 1 more for the same reason)", ""]);
});
