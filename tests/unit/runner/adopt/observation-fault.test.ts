import { describe, expect, it } from "vitest";
import type { SelfTest } from "../../../../content/run/circumstances/self-test.ts";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import { parseRun } from "../../../../content/run/parse.ts";
import type { LoadWindow } from "../../../../content/run/parts/load-window.ts";
import type { RequestRecord } from "../../../../content/run/parts/request.ts";
import { implausible } from "../../../../runner/adopt/implausible.ts";
import { observationFault } from "../../../../runner/adopt/observation-fault.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";
import { storedFile } from "../../../fixture/run-files/stored.ts";
import { openWindow, steadyOf } from "../../content/findings/steady/window.fixture.ts";

const selfTest = (await parseRun(await storedFile("newest"), "newest")).selfTest as SelfTest;
const good = await fixtureRun({ selfTest });

describe("an observation that nobody can have made", () => {
  const [burst] = good.observations.filter(({ kind }) => kind === "burst");
  if (burst?.kind !== "burst") throw new Error("expected a burst");
  const place = good.observations.indexOf(burst);
  const request = { ...(burst.requests[0] as RequestRecord) };
  const because = (at: Partial<RequestRecord>) => ({ requests: [{ ...request, ...at }, ...burst.requests.slice(1)] });

  it.each<[string, Partial<Burst>, RegExp]>([
    ["a target that the run does not have", { target: "nobody" }, /expected a target of the run, got nobody/],
    ["more repetitions than its plan", { repetition: 2 }, /expected 2 repetitions, got number 3/],
    ["a level that its plan does not have", { level: 999 }, /expected a burst of its plan, got 999 requests to/],
    ["more requests than were sent", { requests: [request, request, request] }, /as were sent together, 1, got 3/],
    [
      "an answer that ended before it began",
      because({ lastByteSeconds: 0 }),
      /moments of every request in their order/,
    ],
    ["a request sent before it was made", because({ createdSeconds: 9 }), /moments of every request in their order/],
    ["a right answer that never came", because({ lastByteSeconds: null }), /moments of every request in their order/],
  ])("is refused for %s", (_, wrong, reason) => {
    const observations = good.observations.with(place, { ...burst, ...wrong });
    const found = implausible({ ...good, observations });
    expect(found).toMatch(reason);
    expect(found).toContain(`at observations.${place}: expected`);
  });

  it("is refused for a burst that has the place of another", () => {
    const observations = [...good.observations, { ...burst, tookSeconds: 3 }];
    expect(implausible({ ...good, observations })).toMatch(/expected every one once, got .* twice/);
  });

  it("is refused for more answers under steady load than were sent, due or recorded", () => {
    const { target } = burst;
    const counted = (window: Partial<LoadWindow>) => observationFault(steadyOf(openWindow(window), { target }), good);
    expect(counted({})).toBeNull();
    expect(counted({ offered: 1 })).toMatch(/expected 1 requests sent or missed, as were due, got/);
    expect(counted({ answered: 1e6 })).toMatch(/expected at most \d+ answers and errors, as were sent, got 1000000/);
    expect(counted({ answered: 1 })).toMatch(/expected the latencies of 1 answers, got/);
  });
});
