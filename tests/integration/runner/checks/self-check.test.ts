import { afterEach, beforeEach, expect, it } from "vitest";
import { measureComparison, setUpTwins } from "../../../../runner/checks/self-check/real-comparison.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { isComposeSkipped, whyComposeSkipped } from "../near-backends.ts";
import { holdMachine } from "../start/hold-machine.ts";

const { signal } = new AbortController();

let folder = "";
let letGo: () => Promise<void>;
beforeEach(async () => {
  folder = await scratchFolder();
  letGo = await holdMachine();
});
afterEach(() => letGo());

/** Measures a short comparison, and returns its bursts. */
async function compare(on: "compose" | "processes") {
  const setup = await setUpTwins(folder, on);
  const sweeps = setup.plan.sweeps.map((sweep) => ({ ...sweep, levels: [1], workSeconds: 0.04 }));
  const plan = { ...setup.plan, sweeps, soloBursts: 1 };
  const { observations } = await measureComparison({ ...setup, plan }, 1, 1, signal);
  const bursts = observations.flatMap((seen) => (seen.kind === "burst" && !seen.cold ? [seen] : []));
  expect(new Set(bursts.map(({ target }) => target))).toEqual(new Set(setup.plan.targets));
  expect(new Set(bursts.map(({ iterations }) => iterations)).size).toBe(1);
  return bursts;
}

it("compares two groups of processes of the same program", async () => {
  const bursts = await compare("processes");
  expect(new Set(bursts.map(({ requests }) => requests[0]?.work?.pid)).size).toBe(2);
});

it.skipIf(isComposeSkipped)(
  `compares two containers of the same image where Compose is to be had${whyComposeSkipped}`,
  async () => {
    expect(await compare("compose")).not.toEqual([]);
  },
);
