import { beforeAll, describe, expect, it } from "vitest";
import type { Run } from "../../../../content/run/run.ts";
import { runFilesIn } from "../start/run-files.ts";
import { startUntil } from "../start/start-until.ts";
import { whileLosing, whileSlow } from "./nodes/bad-network.ts";
import { type TwoNodes, twoNodesOnce, whyNoNodes } from "./nodes/two-nodes.ts";
import { service } from "./services.ts";
import { expectNothing, flagsFor, onManager } from "./small-runs.ts";

const why = await whyNoNodes("here");
const SERVICES = { first: service(5101), second: service(5102) };
/** Of one target, one to be asked in before nothing comes through any more; of the other, one to be asked in after. */
const REPETITIONS = 2;
/** Never two in a row: what is lost is sent again, and comes through. */
const EVERY_SO_MANY = ["--match", "statistic", "--mode", "nth", "--every", "23", "--packet", "0"];

describe.skipIf(why !== undefined)(`a run over a bad network${why ? ` (skipped: ${why})` : ""}`, () => {
  let nodes: TwoNodes;
  let run: Run | undefined;
  let exitCode: number | undefined;
  let output = "";

  // It is slow and loses packets all along; from the first repetition on it lets nothing through to one of the targets.
  beforeAll(async () => {
    nodes = await twoNodesOnce("started");
    const flags = [...(await flagsFor(SERVICES, REPETITIONS)), "--request-timeout", "5"];
    const isOfFirst = (line: string) => /first: wait, \d at once, repetition 1/.test(line);
    await whileSlow(nodes.worker, () =>
      whileLosing(nodes.worker, EVERY_SO_MANY, async () => {
        const { measuring, place } = await startUntil(isOfFirst, flags, onManager(nodes));
        const ended = await whileLosing(nodes.worker, ["--dport", "5101"], async () => measuring);
        [exitCode, output] = [ended.exitCode, ended.all];
        ({ run } = await runFilesIn(place));
      }),
    );
  });

  /** The repetitions in which a target was answered as it should be. */
  const answered = (name: string) =>
    new Set(
      (run?.observations ?? []).flatMap((seen) => {
        if (seen.kind !== "burst" || seen.target !== name || seen.cold) return [];
        return seen.requests.every(({ error }) => error === null) ? seen.repetition : [];
      }),
    );
  const failedOf = (name: string) => (run?.failures ?? []).filter(({ target }) => target === name);

  it("says how long the way takes, and that packets are lost on it", () => {
    expect(run?.environment.nodes, output).toEqual([expect.objectContaining({ path: expect.anything() })]);
    const path = run?.environment.nodes?.[0]?.path;
    expect(path?.resent).toBeGreaterThan(0);
    expect(path?.medianSeconds).toBeGreaterThan(0.005);
  });

  it("measures a target in every repetition, slow as it is", () => {
    expect([...answered("second")].toSorted(), output).toEqual([0, 1]);
    expect(failedOf("second").filter(({ message }) => /no whole answer|timeout/.test(message))).toEqual([]);
  });

  it("asks a target no more that nothing gets through to, with the reason", () => {
    expect(exitCode, output).toBe(1);
    const said = failedOf("first").filter(({ message }) => /no whole answer within 5 s|timeout/.test(message));
    expect(said.at(-1)?.message, output).toMatch(/it is asked no more/);
    expect([...answered("first")]).not.toContain(1);
  });

  it("leaves nothing behind on either node", () => expectNothing(nodes));
});
