import { execa, type ResultPromise } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ceilingOf } from "../../../../content/findings/steady/ceiling.ts";
import type { Steady } from "../../../../content/run/observations/steady.ts";
import { unexplainedFailures } from "../../../../runner/checks/crash-test/held-up.ts";
import { KNOWN_LOAD_SERVER, SERVED_PER_SECOND } from "../../../../runner/checks/self-test/known-load.ts";
import { firstOutput } from "../../../../runner/checks/servers/first-output.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { type Journal, openJournal } from "../../../../runner/run/journal/journal.ts";
import { journalStateOf } from "../../../../runner/run/journal/journal-state.ts";
import { completedStepsOf, remainingSteps } from "../../../../runner/run/resume/completed-steps.ts";
import { identityOf } from "../../../../runner/run/resume/identity.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { QUERY } from "../../../fixture/made-run/query.ts";
import { threeServices } from "../../../unit/runner/services.fixture.ts";
import { type SteadySteps, steadyStepsOn, takeSteps } from "./steady-steps.ts";

let server: ResultPromise;
let asked: SteadySteps;

beforeAll(async () => {
  server = execa(process.execPath, [KNOWN_LOAD_SERVER], { reject: false });
  const port = Number(await firstOutput(server));
  // A hundredth of them takes longer than this only where the rate is above the ceiling.
  const known = { ...QUERY, answer: { status: 200, mostBytes: 1000 }, p99Seconds: 0.6 };
  const endpoints = ["ceiling", "silent"].map((name) => ({ ...known, name, path: `/${name}` }));
  const service = { ...(threeServices[0] as Service), contract: false, endpoints, port };
  asked = steadyStepsOn([service], {
    endpoints: ["ceiling", "silent"],
    mixed: [{ light: "ceiling", blocking: "ceiling", ratePerSecond: 50 }],
  });
});

afterAll(async () => {
  server.kill();
  await server;
});

it("takes every window once, though it is interrupted and resumed, and finds rates in what was observed before", async () => {
  const journal = await openJournal(await scratchFolder(), "20260102T030405Z-quick-processes");
  const interrupted = new AbortController();
  const counted: Journal = {
    ...journal,
    append: async (entry) => {
      await journal.append(entry);
      if (journalStateOf(await journal.entries()).observations.length === 4) interrupted.abort();
    },
  };
  await expect(takeSteps(asked, counted, interrupted.signal)).rejects.toThrow(/abort/i);
  const before = journalStateOf(await journal.entries());
  expect(before.observations).toHaveLength(4);
  await takeSteps(asked, journal);

  const state = journalStateOf(await journal.entries());
  await journal.close();
  const windows = state.observations.filter((seen): seen is Steady => seen.kind === "steady");
  expect(remainingSteps(asked.steps, completedStepsOf(state))).toEqual([]);
  // One endpoint does not answer: that is said once of its window, and of each step that it leaves without a rate.
  // Windows as short as these have more in flight at their ends than Little's law allows for where all is held up at once.
  const said = unexplainedFailures(state).map(({ message }) => message);
  const isOfShort = (message: string) => /were in flight|none was over/.test(message);
  const [silent, ...others] = [...new Set(said.filter((message) => !isOfShort(message)))].toSorted();
  expect(silent).toMatch(/^none of \d+ requests had a right answer, the first with: timeout: .*; it is asked no more/);
  expect(others).toEqual(["not measured: no rate was found that it could be measured at"]);
  const taken = windows.map((one) => `${identityOf(one)} ${one.attempt}`);
  expect(new Set(taken).size).toBe(windows.length);

  const onCeiling = windows.filter(({ endpoint }) => endpoint === "ceiling");
  const ceiling = ceilingOf(onCeiling.filter(({ repetition, invalidReasons: [no] }) => repetition === 0 && !no));
  expect(ceiling?.perSecond ?? 0).toBeLessThanOrEqual(1.2 * SERVED_PER_SECOND);
  for (const { share, window } of onCeiling.filter(({ purpose }) => purpose === "rate"))
    expect(window.loop).toMatchObject({ kind: "open", ratePerSecond: (share ?? 0) * (ceiling?.perSecond ?? 0) });
  const rates = onCeiling.filter(({ purpose }) => purpose === "confirmation" || purpose === "capacity");
  // Where none of the rates counts, as on a machine that is held up, there is nothing to look for the capacity between.
  const valid = onCeiling.filter(({ purpose, invalidReasons }) => purpose === "rate" && invalidReasons.length === 0);
  expect(rates.length > 0 || valid.length === 0).toBe(true);
  const [beside] = onCeiling.filter(({ purpose }) => purpose === "beside");
  expect(beside?.beside?.window.sent).toBeGreaterThan(0);
  expect(beside?.window).toMatchObject({ loop: { kind: "open", ratePerSecond: 50 } });
});
