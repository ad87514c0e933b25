import { expect, it } from "vitest";
import { compareLaws } from "../../../../../content/findings/laws/compare-laws.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

it("counts sweeps whose laws two runs name alike, otherwise, or not at all", async () => {
  const run = await fixtureRun();
  const same = compareLaws(run, run);
  expect(same.contradicting).toEqual([]);
  expect(same.alike).toBeGreaterThan(0);
  const exchanged = { ...run, observations: run.observations.map(exchange) };
  expect(compareLaws(run, exchanged).contradicting).toContainEqual({
    ...{ target: "fastapianalytics", endpoint: "async-iobound" },
    laws: ["flat", "serial"],
  });
  const short = { ...run, observations: run.observations.filter((seen) => !("level" in seen) || seen.level > 1) };
  expect(compareLaws(run, short)).toMatchObject({ alike: 0, contradicting: [] });
  expect(compareLaws(run, short).undecided).toBeGreaterThan(0);
});

/** Waits that are awaited pass for waits that block, and the other way round. */
function exchange<T extends object>(seen: T): T {
  if (!("endpoint" in seen)) return seen;
  const other = { "async-iobound": "badasync-iobound", "badasync-iobound": "async-iobound" } as const;
  const endpoint = other[seen.endpoint as keyof typeof other] ?? seen.endpoint;
  return { ...seen, endpoint };
}
