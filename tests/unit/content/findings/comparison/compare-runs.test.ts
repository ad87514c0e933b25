import { expect, it } from "vitest";
import { sweepsOf } from "../../../../../content/findings/bursts/sweeps.ts";
import { burstQuantities } from "../../../../../content/findings/comparison/burst-quantities.ts";
import { compareRuns, sharedEndpoints } from "../../../../../content/findings/comparison/compare-runs.ts";
import type { ComparedQuantity } from "../../../../../content/findings/comparison/quantity.ts";
import { countVerdicts, sayQuantities } from "../../../../../content/findings/comparison/say-comparison.ts";
import { sayEndpoint } from "../../../../../content/findings/labels.ts";
import type { TargetLimits } from "../../../../../content/run/circumstances/limits.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { NODE_HERE, onNodes } from "../../../../fixture/made-run/on-nodes.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

const quantitiesOf = (theirs: Run, yours: Run): ComparedQuantity[] =>
  compareRuns({ theirs, yours }).groups.flatMap(({ quantities }) => quantities);

const nameOf = ({ name }: { name: string }) => name;

/** The same run with every burst of a size on a target slowed down. */
function slowed(run: Run, target: string, level: number, times: number): Run {
  const observations = run.observations.map((seen) => {
    if (seen.kind !== "burst" || seen.target !== target || seen.level !== level) return seen;
    const requests = seen.requests.map((request) => ({
      ...request,
      firstByteSeconds: request.firstByteSeconds === null ? null : request.firstByteSeconds * times,
      lastByteSeconds: request.lastByteSeconds === null ? null : request.lastByteSeconds * times,
    }));
    return { ...seen, requests };
  });
  return { ...run, observations };
}

it("finds no difference between a run and itself, and says why", async () => {
  const run = await fixtureRun();
  const { groups, extent, differences } = compareRuns({ theirs: run, yours: run });
  expect(groups.length).toBeGreaterThan(3);
  expect(countVerdicts({ groups })).toMatchObject({ differs: 0, reproduced: expect.any(Number) });
  expect(countVerdicts({ groups }).reproduced).toBeGreaterThan(20);
  expect(extent).toEqual(["Both are the same run, so that nothing of them can differ."]);
  expect(differences).toEqual([]);
});

it("has every quantity under its own endpoint, and only endpoints that both runs measured", async () => {
  const yours = await fixtureRun();
  const [{ endpoint: left } = { endpoint: "" }] = yours.plan.sweeps;
  const theirs = {
    ...yours,
    plan: { ...yours.plan, sweeps: yours.plan.sweeps.filter((one) => one.endpoint !== left) },
  };
  const shared = [...new Set(theirs.plan.sweeps.map(({ endpoint }) => endpoint))];
  expect(sharedEndpoints({ theirs, yours })).toEqual(shared);
  expect(compareRuns({ theirs, yours }).groups.map(({ title, quantities }) => [title, quantities.map(nameOf)])).toEqual(
    shared.map((endpoint) => {
      const sweeps = sweepsOf(yours, endpoint);
      return [
        `Bursts: ${sayEndpoint(yours, endpoint)}`,
        burstQuantities({ theirs, yours }, sweeps, sweeps).map(nameOf),
      ];
    }),
  );
});

it("finds the size of burst that one target takes longer for, and no other", async () => {
  const run = await fixtureRun();
  const [target] = run.targets;
  const differing = quantitiesOf(run, slowed(run, target?.name ?? "", 5, 1.6)).filter(
    ({ verdict }) => verdict === "differs",
  );
  const growths = differing.filter(({ name }) => name.includes("over one request"));
  expect(growths.length).toBeGreaterThan(0);
  expect(growths.every(({ name }) => name === `${target?.label}: a burst of 5 over one request`)).toBe(true);
  expect(growths[0]?.ratio?.estimate).toBeCloseTo(1.6, 1);
});

it("compares no seconds of different machines, but the shapes of their sweeps", async () => {
  const theirs = await fixtureRun();
  const yours = { ...theirs, environment: { ...theirs.environment, processor: "Another" } };
  const all = quantitiesOf(theirs, yours);
  const alone = all.filter(({ name }) => name.includes("each iteration"));
  expect(alone.length).toBeGreaterThan(0);
  expect(alone.every(({ why }) => why.includes("belong to the machine"))).toBe(true);
  expect(all.some(({ verdict }) => verdict === "reproduced")).toBe(true);
});

it("says what cannot be compared where there are fewer cores than workers", async () => {
  const theirs = await fixtureRun();
  const yours = { ...theirs, environment: { ...theirs.environment, cores: 1, targetCores: [0] } };
  const reasons = quantitiesOf(theirs, yours).map(({ why }) => why);
  expect(reasons.some((why) => /its \d workers have 2 cores there and one core here/.test(why))).toBe(true);
  expect(compareRuns({ theirs, yours }).extent.join(" ")).toContain("Their targets had 2 cores and yours one core");
});

/** The run with what its targets are allowed. */
function limited(run: Run, limits: Partial<TargetLimits>): Run {
  const all = { cpuQuotaCores: null, memoryBytes: null, cores: 2, ...limits };
  const targets = run.targets.map((target) => ({ ...target, limits: all }));
  return { ...run, digest: `sha256-${JSON.stringify(limits)}`, targets };
}

it("says what cannot be compared where a quota leaves less than the workers could use", async () => {
  const run = await fixtureRun();
  const [theirs, yours] = [limited(run, {}), limited(run, { cpuQuotaCores: 0.5 })];
  const all = quantitiesOf(theirs, yours);
  const reasons = all.map(({ why }) => why);
  const said = "2 cores there and 2 cores under a quota of 0.5 here";
  expect(reasons.filter((why) => why.includes(`workers have ${said}`)).length).toBeGreaterThan(0);
  const { groups, extent, differences } = compareRuns({ theirs, yours });
  const apart = all.filter(({ why }) => why.startsWith("not to be compared")).length;
  expect(countVerdicts({ groups })).toMatchObject({ "not comparable": apart });
  expect(extent.join(" ")).toContain(
    "Their targets had 2 cores and yours 2 cores under a quota of 0.5: what computes is",
  );
  expect(differences).toEqual([{ what: "CPU quota of the targets", before: "none", now: "0.5 cores" }]);
  const alone = all.filter(({ name }) => name.includes("each iteration"));
  expect(alone.length).toBeGreaterThan(0);
  expect(alone.every(({ verdict }) => verdict === "undecided")).toBe(true);
  expect(all.some(({ name, verdict }) => name.includes("wait") && verdict === "reproduced")).toBe(true);
});

it("compares an older run, which did not look for limits of its targets, as one that had none, and says so", async () => {
  const run = await fixtureRun();
  expect(compareRuns({ theirs: run, yours: limited(run, { memoryBytes: 2 ** 31 }) })).toMatchObject({
    extent: [],
    differences: [{ what: "memory limit of the targets", before: "not known", now: "2.0 GiB" }],
  });
});

it("says that requests of one plan asked for other amounts of work", async () => {
  const theirs = await fixtureRun();
  const yours = { ...theirs, plan: { ...theirs.plan, targetSeconds: 2 * theirs.plan.targetSeconds } };
  const { name, targetSeconds } = theirs.plan;
  expect(compareRuns({ theirs, yours }).extent.join(" ")).toContain(
    `Both are of the ${name} plan, in which a long request asked for ${targetSeconds} s of work in theirs and for ${2 * targetSeconds} s in yours: only`,
  );
});

it("says that one was measured on several nodes, and compares it all the same", async () => {
  const theirs = await fixtureRun();
  const nodes = [0, 1].map((repetition) =>
    Object.fromEntries(theirs.plan.targets.map((target, place) => [target, (place + repetition) % 2])),
  );
  const compared = compareRuns({ theirs, yours: onNodes(theirs, nodes, [1, 1]) });
  expect(compared.extent.join(" ")).toContain(
    "on one machine, one after the other, and yours on 2 nodes at the same time",
  );
  const shared = { ...theirs, environment: { ...theirs.environment, nodes: [NODE_HERE, NODE_HERE] } };
  expect(compareRuns({ theirs, yours: onNodes(shared, nodes, [1, 1]) }).extent.join(" ")).toContain(
    "yours on 2 nodes at the same time, which share the cores of one machine and so slow each other down;",
  );
  expect(compared.extent.join(" ")).not.toContain("share the cores");
  expect(countVerdicts(compared)).toMatchObject({ differs: 0 });
  expect(countVerdicts(compared).reproduced).toBeGreaterThan(20);
});

it("compares what both have, and says what only one has", async () => {
  const theirs = await fixtureRun();
  const [first, ...others] = theirs.plan.targets;
  const plan = { ...theirs.plan, targets: others, sweeps: theirs.plan.sweeps.filter(({ target }) => target !== first) };
  const { groups, extent } = compareRuns({ theirs, yours: { ...theirs, plan } });
  const label = theirs.targets.find(({ name }) => name === first)?.label ?? "";
  expect(extent).toContain(`Only in theirs: the target “${label}”.`);
  expect(JSON.stringify(groups)).not.toContain(`${label}: a burst`);
});

it("says so where two runs have nothing in common", async () => {
  const run = await fixtureRun();
  const other = { ...run, plan: { ...run.plan, sweeps: [] } };
  expect(sayQuantities(compareRuns({ theirs: run, yours: other }))).toMatch(/no quantity in common/);
});

it("does not call waits of another length different", async () => {
  const theirs = await fixtureRun();
  const [target] = theirs.plan.targets;
  const sweeps = theirs.plan.sweeps.map((sweep) => (sweep.work === "wait" ? { ...sweep, workSeconds: 1 } : sweep));
  const yours = slowed({ ...theirs, plan: { ...theirs.plan, sweeps } }, target ?? "", 41, 3);
  const reasons = quantitiesOf(theirs, yours).map(({ why }) => why);
  expect(reasons.some((why) => why.endsWith("each request asked for 0.1 s of work there and for 1 s here"))).toBe(true);
});

it("compares each other target with the first", async () => {
  const run = await fixtureRun();
  const names = quantitiesOf(run, run).map(nameOf);
  expect(names).toContain("Flask, 3 workers: its larger bursts over those of FastAPI, 1 worker");
  expect(names).toContain("Flask, 5 workers: its larger bursts over those of FastAPI, 1 worker");
  expect(names).not.toContain("FastAPI, 1 worker: its larger bursts over those of FastAPI, 1 worker");
});

it("says which run had not the cores of its targets to itself when it began", async () => {
  const run = await fixtureRun();
  const selfTest = (await parseRun(await storedFile("newest"), "newest")).selfTest;
  const having = (together: number) => ({
    ...{ ...run, digest: `sha256-${together}` },
    selfTest: selfTest && { ...selfTest, availableCores: { alone: 0.6, together } },
  });
  expect(compareRuns({ theirs: having(1.9), yours: having(1.61) }).extent).toEqual([]);
  expect(compareRuns({ theirs: having(1.9), yours: having(0.678) }).extent).toEqual([
    expect.stringMatching(/^When yours began, its targets could use 0\.68 of 2 cores: other work/),
  ]);
  expect(compareRuns({ theirs: having(1.2), yours: run }).extent).toEqual([
    expect.stringMatching(/^When theirs began/),
  ]);
});

it("says of each run what it did not measure to its end", async () => {
  const run = await fixtureRun();
  const pair = {
    theirs: { ...run, digest: "sha256-1", status: "partial" as const },
    yours: { ...run, status: "incomplete" as const },
  };
  expect(compareRuns(pair).extent).toEqual([
    "Theirs was interrupted and never resumed.",
    "Yours could not measure all that it had planned.",
  ]);
});
