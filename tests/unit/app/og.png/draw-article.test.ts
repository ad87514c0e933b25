import { expect, it } from "vitest";
import { barsOf } from "../../../../app/og.png/draw-article.ts";
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
  expect(barsOf({ picture, run: await steadyRun(...wholeLoad()) })).toEqual({
    heading: "requests",
    bars: [{ label: "FastAPI, 1 worker", value: 100, unit: "a second" }],
  });
  expect(barsOf({ picture, run: await steadyRun() }).bars).toEqual([
    { label: "FastAPI, 1 worker", value: null, unit: "a second" },
  ]);
});
