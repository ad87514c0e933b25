import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Observation } from "../../../../content/run/observations.ts";
import { readServices } from "../../../../runner/fleet/read-services.ts";
import { identityOf } from "../../../../runner/run/resume/identity.ts";
import { simulate } from "../../../../runner/schedule/simulate.ts";
import { stages } from "../../../../runner/schedule/steps.ts";
import { type MeasureResult, measureOn } from "../command.ts";
import { runFilesIn } from "../run-files.ts";
import { startUntil, whileStopped } from "../start-until.ts";
import { BUILT, service } from "./services.ts";
import { cut, expectNothing, flagsFor, onManager, rejoin } from "./small-runs.ts";
import { reached, type TwoNodes, twoNodesOnce, whyNoNodes } from "./two-nodes.ts";

const why = await whyNoNodes("here");
/** The manager comes first by its name; it has the image of the third, the other node does not. */
const [MANAGER, WORKER] = [0, 1];
const SERVICES = { first: service(5101), second: service(5102), third: service(5103, BUILT) };

/** So many that a run is not over before a fault is noticed. */
const REPETITIONS = 12;

const endOf = ({ startedSeconds, tookSeconds }: Observation) => startedSeconds + tookSeconds;
/** By the microsecond to which both ends are rounded. */
const isAtOnce = (one: Observation, other: Observation) =>
  one !== other && one.startedSeconds + 2e-6 < endOf(other) && other.startedSeconds + 2e-6 < endOf(one);
/** A moment in the first repetition, when all targets have been asked on the node where they were first. */
const isInRepetition = (line: string) => /on node \d: wait, \d at once, repetition 1/.test(line);

describe.skipIf(why !== undefined)(`targets on two nodes of a Swarm${why ? ` (skipped: ${why})` : ""}`, () => {
  let nodes: TwoNodes;

  beforeAll(async () => {
    nodes = await twoNodesOnce("started");
    await nodes.manager.docker("node", "update", "--label-add", "benchbook=target", nodes.manager.name);
  });
  afterAll(async () => {
    await nodes?.manager.docker("node", "update", "--label-rm", "benchbook", nodes.manager.name);
  });

  describe("in a run of three, the image of one of which only one node has", () => {
    let flags: string[];
    let measured: MeasureResult;
    let observations: Observation[];
    const on = (node: number) => observations.filter((seen) => seen.node === node);

    beforeAll(async () => {
      flags = [...(await flagsFor(SERVICES, 2)), "--seed", "3"];
      measured = await measureOn(onManager(nodes), flags);
      observations = measured.run?.observations ?? [];
    });

    it("measures one target at a time on each, and on both at the same time", () => {
      expect(measured.exitCode, measured.output).toBe(1);
      for (const node of [MANAGER, WORKER]) {
        const mine = on(node);
        expect(mine.length).toBeGreaterThan(0);
        expect(mine.filter((seen) => mine.some((other) => isAtOnce(seen, other)))).toEqual([]);
      }
      expect(on(MANAGER).some((seen) => on(WORKER).some((other) => isAtOnce(seen, other)))).toBe(true);
    });

    it("lets targets change nodes between repetitions, as its plan says, and follows the simulated schedule", async () => {
      const { plan, environment } = measured.run ?? {};
      if (!plan?.nodes) throw new Error(`expected a plan on nodes, got ${measured.output}`);
      expect(environment?.nodes).toMatchObject([{ machine: 0 }, { machine: 0 }]);
      for (const target of ["first", "second"])
        expect(plan.nodes.map((row) => row[target]).toSorted()).toEqual([MANAGER, WORKER]);
      const { services } = await readServices(flags.at(flags.indexOf("--file") + 1) ?? "", [0, 1]);
      const took = new Map(observations.map((seen) => [identityOf(seen), seen.tookSeconds]));
      const simulated = simulate(stages(plan, services, 2), (step) => took.get(identityOf(step)) ?? 0);
      for (const node of [MANAGER, WORKER]) {
        const wanted = simulated.taken.filter((one) => one.node === node).map(({ step }) => identityOf(step));
        expect([...new Set(on(node).map(identityOf))]).toEqual(wanted.filter((identity) => took.has(identity)));
      }
    });

    it("says where the image is missing, and measures its target on the other node", () => {
      const failures = measured.run?.failures.filter(({ stage }) => stage === "bring-up");
      expect(failures).toMatchObject([
        { target: "third", node: WORKER, message: expect.stringMatching(/No such image/) },
      ]);
      const nodesOfThird = new Set(observations.filter(({ target }) => target === "third").map(({ node }) => node));
      expect(nodesOfThird).toEqual(new Set([MANAGER]));
    });

    it("prints the same schedule before", async () => {
      const { output, exitCode } = await measureOn(onManager(nodes), [...flags, "--dry-run"]);
      expect(exitCode, output).toBe(0);
      for (const [repetition, row] of (measured.run?.plan.nodes ?? []).entries()) {
        const line = output.split("\n").find((one) => one.includes(`repetition ${repetition + 1} on node`)) ?? "";
        for (const [target, node] of Object.entries(row))
          expect(line).toMatch(new RegExp(`node ${node + 1}: [^;]*\\b${target}\\b`));
      }
    });

    it("leaves nothing behind on either node", () => expectNothing(nodes));
  });

  const faulted = async (fault: () => Promise<void>) => {
    const some = { first: service(5101), second: service(5102) };
    const flags = [...(await flagsFor(some, REPETITIONS)), "--request-timeout", "3"];
    const { measuring, place } = await startUntil(isInRepetition, flags, onManager(nodes));
    // Held up until the fault is there: a run on a fast machine would be over before.
    await whileStopped(measuring, fault);
    const { exitCode, all } = await measuring;
    return { exitCode, all, ...(await runFilesIn(place)) };
  };
  /** Whether the other node was measured on to the end of the last repetition. */
  const lastOn = (run: MeasureResult["run"], node: number) =>
    Math.max(
      -1,
      ...(run?.observations ?? []).flatMap((seen) =>
        seen.kind === "burst" && seen.node === node ? seen.repetition : [],
      ),
    );

  it("go on with the one while the other is drained, and say so of each target that is missing there", async () => {
    const { docker } = nodes.manager;
    const { exitCode, all, run } = await faulted(async () => {
      await docker("node", "update", "--availability", "drain", nodes.worker.name);
      // Nothing may be left there: the agent of the run is a service of the Swarm, too, and is drained with the targets.
      await vi.waitFor(async () => expect(await nodes.worker.docker("ps", "--quiet")).toBe(""), 60_000);
    });
    await docker("node", "update", "--availability", "active", nodes.worker.name);
    expect(exitCode, all).toBe(1);
    const said = run?.failures.filter(({ node, message }) => node === WORKER && /its node was drained/.test(message));
    expect(new Set(said?.map(({ target }) => target))).toEqual(new Set(["first", "second"]));
    expect(lastOn(run, MANAGER)).toBe(REPETITIONS - 1);
    await expectNothing(nodes);
  });

  it("go on with the one while the other is cut off, though it comes back, and leave nothing there", async () => {
    const { exitCode, all, run } = await faulted(() => cut(nodes.worker));
    await rejoin(nodes.worker);
    expect(exitCode, all).toBe(1);
    const said = run?.failures.filter(
      ({ node, message }) => node === WORKER && /the Swarm no longer reaches its node/.test(message),
    );
    expect(new Set(said?.map(({ target }) => target))).toEqual(new Set(["first", "second"]));
    expect(lastOn(run, MANAGER)).toBe(REPETITIONS - 1);
    await reached(nodes.manager, nodes.worker);
    await expectNothing(nodes);
  });
});
