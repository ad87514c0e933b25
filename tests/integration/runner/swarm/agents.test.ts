import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Run } from "../../../../content/run/run.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { runFilesIn } from "../start/run-files.ts";
import { actOn, startUntil } from "../start/start-until.ts";
import type { NodeEngine } from "./nodes/node-engine.ts";
import { type TwoNodes, twoNodesOnce, whyNoNodes } from "./nodes/two-nodes.ts";
import { composeFile, service } from "./services.ts";

const why = await whyNoNodes("here");

/** An article that wants a service under steady load. */
const ARTICLE = {
  ...{ title: "Waits", description: "Waits under steady load.", keywords: ["tests"], claims: {}, values: {} },
  ...{ abstract: { subjects: [], findings: [], numbers: [] }, run: { newestOf: "any plan" } },
  measures: { targets: ["first"], endpoints: ["wait"], levels: [1], steady: { endpoints: ["wait"], mixed: [] } },
  picture: { endpoint: "wait", says: "waits" },
};

/** The flags that measure it, and the folder that it is in. */
async function steadyRun(): Promise<{ flags: string[]; articles: string }> {
  const articles = await scratchFolder();
  const [file, folder] = [path.join(articles, "compose.yml"), path.join(articles, "waits")];
  await mkdir(folder);
  await writeFile(path.join(folder, "article.ts"), `export const article = ${JSON.stringify(ARTICLE)};\n`);
  await writeFile(file, composeFile({ first: service(5101) }));
  return { articles, flags: ["waits", "--on", "swarm", "--plan", "quick", "--repetitions", "1", "--file", file] };
}

describe.skipIf(why !== undefined)(`agents on nodes of a Swarm${why ? ` (skipped: ${why})` : ""}`, () => {
  let nodes: TwoNodes;
  let run: Run;
  let output = "";
  let exitCode: number | undefined;

  // The first windows are sent from a node for load; then its agent and that which looks at the target are killed.
  beforeAll(async () => {
    nodes = await twoNodesOnce("started");
    const { manager, worker } = nodes;
    await manager.docker("node", "update", "--label-add", "benchbook=load", manager.name);
    const { articles, flags } = await steadyRun();
    const variables = { DOCKER_HOST: manager.socket, BENCHBOOK_ARTICLES: articles };
    let windows = 0;
    const isSecondWindow = (line: string) => /^\[\d+\/.*steady load/.test(line) && ++windows === 2;
    const { measuring, place } = await startUntil(isSecondWindow, flags, { network: manager.name, variables });
    const kill = async ({ docker }: NodeEngine, role: string) =>
      docker("kill", await docker("ps", "--quiet", "--filter", `name=benchbook-${role}`));
    await actOn(measuring, () => Promise.all([kill(manager, "load"), kill(worker, "observe")]));
    const ended = await measuring;
    [exitCode, output] = [ended.exitCode, ended.all];
    const found = (await runFilesIn(place)).run;
    if (!found) throw new Error(`expected a run file, got none: ${output}`);
    run = found;
  });
  afterAll(async () => {
    await nodes?.manager.docker("node", "update", "--label-rm", "benchbook", nodes.manager.name);
  });

  const windows = () => run.observations.flatMap((seen) => (seen.kind === "steady" ? [seen] : []));
  const said = () => run.failures.map(({ message }) => message).join("\n");

  it("send the load of a run, and say what each of them made of its part", () => {
    expect(windows()[0]?.window.generators).toEqual([expect.objectContaining({ error: null })]);
    expect(run.environment.loadNodes).toMatchObject([{ machine: 0 }]);
  });

  it("watch what the target uses meanwhile", () => {
    const usage = windows()[0]?.usage;
    expect(usage?.processes.map(({ command }) => command)).toEqual([expect.stringMatching(/^python3 -c/)]);
    expect(usage?.atSeconds.length).toBeGreaterThan(2);
  });

  it("are done without once they are gone, which is said, and fails no window that came later", () => {
    expect(exitCode, output).toBe(1);
    expect(said()).toMatch(/a load generator on a node gave no result: .*; it is asked no more/);
    expect(said()).toMatch(/the agent of the runner on a node of targets no longer answers: .*not looked at any more/);
    const last = windows().at(-1);
    expect(last?.window).toMatchObject({ errors: {} });
    expect(last?.window.generators).toBeUndefined();
    expect(last?.usage).toBeNull();
  });

  it("tell of neither their nodes nor their token", () => {
    const text = JSON.stringify(run);
    for (const { name, address } of [nodes.manager, nodes.worker])
      for (const word of [name, address]) expect(text).not.toContain(word);
    expect(text).not.toMatch(/Bearer|[0-9a-f]{64}(?<!sha256[:-].{64})/);
  });

  it("are removed with the run", async () => {
    expect(await nodes.manager.docker("service", "ls", "--quiet")).toBe("");
  });
});
