import { expect, it } from "vitest";
import type { LoadTest, SelfTest } from "../../../../content/run/circumstances/self-test.ts";
import { parseRun } from "../../../../content/run/parse.ts";
import { selfTestFault } from "../../../../runner/adopt/self-test-fault.ts";
import { KNOWN_LOAD_SERVERS } from "../../../../runner/checks/self-test/known-load-servers.ts";
import { storedFile } from "../../../fixture/run-files/stored.ts";
import { steadyRun } from "../../content/findings/steady/steady-run.fixture.ts";

const { plan } = await steadyRun();
const { load: _, ...selfTest } = (await parseRun(await storedFile("newest"), "newest")).selfTest as SelfTest;

const right: LoadTest = {
  knownLoads: KNOWN_LOAD_SERVERS.map(({ server, quantity, expected, tolerance }) => ({
    ...{ server, quantity, expected, tolerance, measured: expected, wrong: null },
  })),
  crippledCaughtBy: ["a thread was busy"],
};
const changed = (change: Partial<LoadTest["knownLoads"][number]>): LoadTest => ({
  ...right,
  knownLoads: right.knownLoads.map((known) => (known.server === "limited" ? { ...known, ...change } : known)),
});

it("finds nothing wrong where the load generator measured what is known", () => {
  expect(selfTestFault({ plan, selfTest: { ...selfTest, load: right } })).toBeNull();
});

it("asks for no load generator's test in a run without steady load", () => {
  const { steady: __, ...bursts } = plan;
  expect(selfTestFault({ plan: bursts, selfTest })).toBeNull();
});

it.each([
  ["none", {}, /expected one of the load generator, got none/],
  ["a server less", { load: { ...right, knownLoads: right.knownLoads.slice(1) } }, /expected the server "fixed"/],
  [
    "its own verdict",
    { load: changed({ wrong: "too slow" }) },
    /server "limited" under steady load: expected a highest/,
  ],
  [
    "a wrong rate that it calls right",
    { load: changed({ measured: 1 }) },
    /expected a highest rate of \d+ ± \d+, got 1$/,
  ],
  ["a wrong rate that it tolerates", { load: changed({ measured: 1, tolerance: 1000 }) }, /± 75, got 1$/],
  [
    "a rate that is further off than its window allowed",
    { load: changed({ measured: 260, tolerance: 5 }) },
    /± 5, got 260$/,
  ],
  ["a wrong rate that it expected", { load: changed({ measured: 1, expected: 1 }) }, /got 1$/],
  ["nothing measured", { load: changed({ measured: null }) }, /got none$/],
  ["a crippled one that passed", { load: { ...right, crippledCaughtBy: [] } }, /crippled load generator to be caught/],
])("finds what is wrong with that of a run under steady load: %s", (_, load, reason) => {
  expect(selfTestFault({ plan, selfTest: { ...selfTest, ...load } })).toMatch(reason);
});
