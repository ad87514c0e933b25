import { beforeAll, describe, expect, it } from "vitest";
import type { Run } from "../../../../content/run/run.ts";
import { measureOn } from "../command.ts";
import { runFilesIn } from "../run-files.ts";
import { startUntil } from "../start-until.ts";
import { whileLosing, whileSlow } from "./bad-network.ts";
import { service } from "./services.ts";
import { expectNothing, flagsFor, onManager } from "./small-runs.ts";
import { type TwoNodes, twoNodesOnce, whyNoNodes } from "./two-nodes.ts";

const why = await whyNoNodes("here");
const SERVICES = { first: service(5101), second: service(5102) };
/** So many that a run is not over before a fault is there. */
const REPETITIONS = 4;

describe.skipIf(why !== undefined)(`a network between client and targets${why ? ` (skipped: ${why})` : ""}`, () => {
  let nodes: TwoNodes;
  /** The bursts of a target that were answered as they should be. */
  const answered = (run: Run | undefined, name: string) =>
    (run?.observations ?? []).filter(
      (seen) => seen.kind === "burst" && seen.target === name && seen.requests.every(({ error }) => error === null),
    );

  beforeAll(async () => {
    nodes = await twoNodesOnce("started");
  });

  it("that is slow and loses packets is said to be, and every target on it is measured", async () => {
    const flags = await flagsFor(SERVICES);
    const randomly = ["--match", "statistic", "--mode", "random", "--probability", "0.08"];
    const { output, exitCode, run } = await whileSlow(nodes.worker, () =>
      whileLosing(nodes.worker, randomly, () => measureOn(onManager(nodes), flags)),
    );
    expect(run?.environment.nodes, output).toEqual([expect.objectContaining({ path: expect.anything() })]);
    const path = run?.environment.nodes?.[0]?.path;
    expect(path?.resent).toBeGreaterThan(0);
    expect(path?.medianSeconds).toBeGreaterThan(0.005);
    for (const name of Object.keys(SERVICES)) expect(answered(run, name).length, output).toBeGreaterThan(0);
    expect(exitCode).toBe(run?.failures.length === 0 ? 0 : 1);
    await expectNothing(nodes);
  });

  it("that lets nothing through to one target any more costs the run that target, with the reason, and no other", async () => {
    const flags = [...(await flagsFor(SERVICES, REPETITIONS)), "--request-timeout", "3"];
    const isOfFirst = (line: string) => /first: wait, \d at once, repetition 1/.test(line);
    const { measuring, place } = await startUntil(isOfFirst, flags, onManager(nodes));
    const { exitCode, all } = await whileLosing(nodes.worker, ["--dport", "5101"], async () => measuring);
    const { run } = await runFilesIn(place);
    expect(exitCode, all).toBe(1);
    const said = run?.failures.filter(({ message }) => /no whole answer within 3 s|timeout/.test(message)) ?? [];
    expect(new Set(said.map(({ target }) => target)), all).toEqual(new Set(["first"]));
    expect(said.at(-1)?.message).toMatch(/it is asked no more/);
    const repetitions = answered(run, "second").flatMap((seen) => (seen.kind === "burst" ? seen.repetition : []));
    expect(new Set(repetitions)).toEqual(new Set(Array.from({ length: REPETITIONS }, (_, place) => place)));
    await expectNothing(nodes);
  });
});
