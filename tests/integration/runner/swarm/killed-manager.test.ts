import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { measureOn } from "../start/command.ts";
import { runFilesIn } from "../start/run-files.ts";
import { isFirstStep, startUntil, whileStopped } from "../start/start-until.ts";
import { startEngine } from "./nodes/node-engine.ts";
import { reached, type TwoNodes, twoNodesOnce, whyNoNodes } from "./nodes/two-nodes.ts";
import { service } from "./services.ts";
import { besideTheirs, expectNothing, flagsFor, onManager } from "./small-runs.ts";

const why = await whyNoNodes("here");

describe.skipIf(why !== undefined)(`a manager of a Swarm that is killed${why ? ` (skipped: ${why})` : ""}`, () => {
  let nodes: TwoNodes;

  beforeAll(async () => {
    nodes = await twoNodesOnce("started");
  });

  it("keeps a run from nothing but cleaning up, which says so and leaves that to the next one", async () => {
    const { manager, worker } = nodes;
    const flags = await flagsFor({ first: service(5101) });
    const { measuring, place } = await startUntil(isFirstStep, flags, onManager(nodes));
    await whileStopped(measuring, async () => {
      process.kill(Number(await readFile(path.join(manager.folder, "pid"), "utf8")), "SIGKILL");
    });
    const { all } = await measuring;
    await startEngine(manager);
    await reached(manager, worker);
    const { run } = await runFilesIn(place);
    expect(
      run?.observations.map(({ kind }) => kind),
      all,
    ).toContain("burst");
    expect(all).toMatch(/expected the manager of the Swarm to answer, but it does not: .* is still there/);
    expect(await manager.docker("service", "ls", "--format", "{{.Name}}")).toMatch(/^benchbook_first$/m);

    const { output } = await besideTheirs(nodes, () => measureOn(onManager(nodes), flags));
    expect(output).toMatch(/^Removed what a run that was killed had left: .*benchbook_first.*benchbook-lock/m);
    await expectNothing(nodes);
  });
});
