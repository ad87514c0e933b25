import { beforeAll, describe, expect, it } from "vitest";
import { measureOn } from "../start/command.ts";
import { type TwoNodes, twoNodesOnce, whyNoNodes } from "./nodes/two-nodes.ts";
import { service } from "./services.ts";
import { besideTheirs, expectNothing, flagsFor, onManager } from "./small-runs.ts";

const why = await whyNoNodes("here");

describe.skipIf(why !== undefined)(`a run on a Swarm that cannot be had${why ? ` (skipped: ${why})` : ""}`, () => {
  let nodes: TwoNodes;

  beforeAll(async () => {
    nodes = await twoNodesOnce("started");
  });

  const measure = async (...args: Parameters<typeof flagsFor>) => measureOn(onManager(nodes), await flagsFor(...args));

  it("is refused beside a stack of the same name that is somebody else's, and leaves it alone", async () => {
    const { exitCode, output } = await besideTheirs(nodes, () => measure({ first: service(5101) }));
    expect([exitCode, output]).toEqual([3, expect.stringContaining("but this run's, got theirs; remove them")]);
  });

  it("is refused by name where a stack would drop what the file says, and when it is run dry", async () => {
    const flags = await flagsFor({ first: service(5101, { privileged: true }) });
    for (const more of [[], ["--dry-run"]]) {
      const { exitCode, output } = await measureOn(onManager(nodes), [...flags, ...more]);
      expect(exitCode).toBe(2);
      expect(output).toMatch(/compose\.yml:\d+: at services\.first\.privileged: .*got privileged, which it would drop/);
    }
    await expectNothing(nodes);
  });

  it("is refused where no node is for targets", async () => {
    const { docker } = nodes.manager;
    await docker("node", "update", "--availability", "drain", nodes.worker.name);
    const { exitCode, output } = await measure({ first: service(5101) });
    await docker("node", "update", "--availability", "active", nodes.worker.name);
    expect([exitCode, output]).toEqual([3, expect.stringMatching(/node \S+ has the availability drain/)]);
  });
});
