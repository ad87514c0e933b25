import { expect, it } from "vitest";
import { barsOf } from "../../../../app/og.png/draw-article.ts";
import { knownCapacity } from "../../../../content/findings/steady/known-capacity.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";
import { LOAD, steadyRun, wholeLoad } from "../../content/findings/steady/steady-run.fixture.ts";

const picture = { endpoint: LOAD.endpoint, says: "requests" };

it("shows the largest burst of each target in seconds", async () => {
  const { heading, bars } = barsOf({ picture, run: await fixtureRun() });
  expect(heading).toBe("5 requests");
  expect(bars.map(({ label, unit }) => `${label}, ${unit}`)).toEqual([
    "FastAPI, 1 worker, s",
    "Flask, 3 workers, s",
    "Flask, 5 workers, s",
  ]);
});

it("shows what each target takes within the bound where the endpoint is under steady load", async () => {
  const run = await steadyRun(...wholeLoad());
  const value = knownCapacity(run, LOAD)?.perSecond;
  expect(value).toBeGreaterThan(100);
  expect(barsOf({ picture, run })).toEqual({
    heading: "requests",
    bars: [{ label: "FastAPI, 1 worker", value, unit: "a second" }],
  });
  expect(barsOf({ picture, run: await steadyRun() }).bars).toEqual([
    { label: "FastAPI, 1 worker", value: null, unit: "a second" },
  ]);
});
