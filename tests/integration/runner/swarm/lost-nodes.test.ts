import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { MeasureResult } from "../start/command.ts";
import { runFilesIn } from "../start/run-files.ts";
import { startUntil, whileStopped } from "../start/start-until.ts";
import { reached, type TwoNodes, twoNodesOnce, whyNoNodes } from "./nodes/two-nodes.ts";
import { service } from "./services.ts";
import { cut, expectNothing, flagsFor, MANAGER, onManager, rejoin, WORKER } from "./small-runs.ts";

const why = await whyNoNodes("here");
/**
 * One to be asked in before the fault, and others to go on in: of each target some on each node, even if the fault comes
 * seconds late, as it does on a machine that is busy with something else.
 */
const REPETITIONS = 24;
/** A moment in the first repetition, when all targets have been asked on the node where they were first. */
const isInRepetition = (line: string) => /on node \d: wait, \d at once, repetition 1/.test(line);

describe.skipIf(why !== undefined)(
  `a run that loses one of two nodes of a Swarm${why ? ` (skipped: ${why})` : ""}`,
  () => {
    let nodes: TwoNodes;

    beforeAll(async () => {
      nodes = await twoNodesOnce("started");
      await nodes.manager.docker("node", "update", "--label-add", "benchbook=target", nodes.manager.name);
    });
    afterAll(async () => {
      await nodes?.manager.docker("node", "update", "--label-rm", "benchbook", nodes.manager.name);
    });

    /** A run that stands still while something happens to its nodes, so that it is not over before. */
    const faulted = async (fault: () => Promise<void>) => {
      const some = { first: service(5101), second: service(5102) };
      const flags = [...(await flagsFor(some, REPETITIONS)), "--request-timeout", "3"];
      const { measuring, place } = await startUntil(isInRepetition, flags, onManager(nodes));
      await whileStopped(measuring, fault);
      const { exitCode, all } = await measuring;
      return { exitCode, all, ...(await runFilesIn(place)) };
    };

    /** Why targets were not measured on the node that was lost, which is said of both. */
    const expectSaid = ({ run }: Pick<MeasureResult, "run">, reason: RegExp) => {
      const said = run?.failures.filter(({ node, message }) => node === WORKER && reason.test(message));
      const all = JSON.stringify(
        run?.failures.map(({ target, node, message }) => [target, node, message]),
        null,
        1,
      );
      expect(new Set(said?.map(({ target }) => target)), all).toEqual(new Set(["first", "second"]));
      expect(said?.map(({ message }) => message).join()).toMatch(/, and nothing more (?:of it )?is measured/);
    };

    /** The last repetition with bursts on a node. */
    const lastOn = ({ run }: Pick<MeasureResult, "run">, node: number) =>
      Math.max(
        -1,
        ...(run?.observations ?? []).flatMap((seen) =>
          seen.kind === "burst" && seen.node === node ? seen.repetition : [],
        ),
      );

    /** Drains the node: nothing may be left there, since the agent of the run is a service of the Swarm, too. */
    const drain = async () => {
      await setAvailability("drain");
      await vi.waitFor(async () => expect(await nodes.worker.docker("ps", "--quiet")).toBe(""), 60_000);
    };
    const setAvailability = (availability: "active" | "drain") =>
      nodes.manager.docker("node", "update", "--availability", availability, nodes.worker.name);

    /** The run says why it uses the node no more, and has gone on with the other. */
    const expectGoneOn = (ended: Awaited<ReturnType<typeof faulted>>, reason: RegExp) => {
      expect(ended.exitCode, ended.all).toBe(1);
      expectSaid(ended, reason);
      expect(lastOn(ended, MANAGER)).toBe(REPETITIONS - 1);
    };

    it("which is drained, goes on with the other, and says so of each target that is missing there", async () => {
      const ended = await faulted(drain);
      await setAvailability("active");
      expectGoneOn(ended, /its node was drained/);
      await expectNothing(nodes);
    });

    it("which is drained and there again, uses it no more, and says that the Swarm has stopped its targets", async () => {
      const ended = await faulted(async () => {
        await drain();
        await setAvailability("active");
      });
      // One that does not end in its time is killed, and has failed in the words of a Swarm.
      expectGoneOn(ended, /its task is (?:shutdown|failed)/);
      await expectNothing(nodes);
    });

    it("which is cut off, goes on with the other, and leaves nothing there once it is back", async () => {
      const { manager, worker } = nodes;
      const ended = await faulted(async () => {
        await cut(worker);
        await reached(manager, worker, "down");
      });
      await rejoin(worker);
      expectGoneOn(ended, /the Swarm no longer reaches its node/);
      expect(ended.all).toMatch(/the service .*benchbook-2_first.* may run on until the Swarm reaches its node again/);
      await reached(manager, worker);
      await expectNothing(nodes);
    });
  },
);
