import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clockOffset } from "../../../../content/findings/clocks/clock-offset.ts";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import type { Observation } from "../../../../content/run/observations.ts";
import { readServices } from "../../../../runner/fleet/services/read-services.ts";
import { identityOf } from "../../../../runner/run/resume/identity.ts";
import { simulate } from "../../../../runner/schedule/simulate.ts";
import { stages } from "../../../../runner/schedule/steps.ts";
import { type LetInResult, measureOn } from "../start/command.ts";
import { startUntil } from "../start/start-until.ts";
import { runningContainer } from "./nodes/running-container.ts";
import { type TwoNodes, twoNodesOnce, whyNoNodes } from "./nodes/two-nodes.ts";
import { BUILT, service } from "./services.ts";
import { expectNothing, flagsFor, fromOtherManager, MANAGER, onManager, WORKER } from "./small-runs.ts";

const why = await whyNoNodes("here");
/** The manager has the image of the third, the other node does not. */
const LIMITED = {
  ...{ ulimits: { nofile: { soft: 1000, hard: 2000 } }, sysctls: { "net.core.somaxconn": "512" } },
  ...{ cap_add: ["NET_BIND_SERVICE"], dns: ["192.0.2.1"], dns_search: ["example.org"] },
};
const SERVICES = { first: service(5101, LIMITED), second: service(5102, { cpus: 0.5 }), third: service(5103, BUILT) };

/** A moment after amounts were chosen, and long before the end. */
const isInRepetition = (line: string) => /at once, repetition 1/.test(line);
const endOf = ({ startedSeconds, tookSeconds }: Observation) => startedSeconds + tookSeconds;
const containersOf = ({ requests }: Burst) => requests.map(({ work }) => work?.pid);
/** By the microsecond to which both ends are rounded. */
const isAtOnce = (one: Observation, other: Observation) =>
  one !== other && one.startedSeconds + 2e-6 < endOf(other) && other.startedSeconds + 2e-6 < endOf(one);

describe.skipIf(why !== undefined)(`a run on two nodes of a Swarm${why ? ` (skipped: ${why})` : ""}`, () => {
  let nodes: TwoNodes;
  let flags: string[];
  let measured: LetInResult;
  let observations: Observation[];
  let seen: Awaited<ReturnType<typeof runningContainer>>;
  let second: LetInResult;
  const on = (node: number) => observations.filter((one) => one.node === node);

  // Of three targets, the image of one of which only one node has; it is killed, which no other manager can tell, and resumed.
  beforeAll(async () => {
    nodes = await twoNodesOnce("started");
    await nodes.manager.docker("node", "update", "--label-add", "benchbook=target", nodes.manager.name);
    flags = [...(await flagsFor(SERVICES, 2)), "--seed", "3"];
    const { measuring: killed, place } = await startUntil(isInRepetition, flags, onManager(nodes));
    killed.kill("SIGKILL");
    await killed;
    seen = await runningContainer(nodes.worker, { service: "benchbook-2_first", port: 5101 });
    second = await fromOtherManager(nodes, flags);
    measured = await measureOn(onManager(nodes), ["--resume"], place);
    observations = measured.run?.observations ?? [];
  });
  afterAll(async () => {
    await nodes?.manager.docker("node", "update", "--label-rm", "benchbook", nodes.manager.name);
  });

  it("has another refused that is started from a second manager, which takes nothing of it away", () => {
    expect(second.exitCode, second.output).toBe(3);
    expect(second.output).toMatch(/another run has this Swarm \(since .*, from the node \w{25}\)/);
    expect(second.output).not.toMatch(/^Removed.*benchbook/m);
  });

  it("is resumed where it was killed, by who removes what it had left", () => {
    expect(Number(/Resuming run \S+ after (\d+) observations/.exec(measured.output)?.[1])).toBeGreaterThan(0);
    const said = /^Removed what a run that was killed had left: .*$/m.exec(
      `${measured.refused}\n${measured.output}`,
    )?.[0];
    for (const left of ["benchbook_first", "benchbook-2_first", "benchbook-lock"])
      expect(said, measured.output).toContain(left);
  });

  it("measures one target at a time on each, and on both at the same time", () => {
    expect(measured.exitCode, measured.output).toBe(1);
    for (const node of [MANAGER, WORKER]) {
      const mine = on(node);
      expect(mine.length).toBeGreaterThan(0);
      expect(mine.filter((one) => mine.some((other) => isAtOnce(one, other)))).toEqual([]);
    }
    expect(on(MANAGER).some((one) => on(WORKER).some((other) => isAtOnce(one, other)))).toBe(true);
  });

  it("lets targets change nodes between repetitions, as its plan says, and follows the simulated schedule", async () => {
    const { plan } = measured.run ?? {};
    if (!plan?.nodes) throw new Error(`expected a plan on nodes, got ${measured.output}`);
    for (const target of ["first", "second"])
      expect(plan.nodes.map((row) => row[target]).toSorted()).toEqual([MANAGER, WORKER]);
    const { services } = await readServices(flags.at(flags.indexOf("--file") + 1) ?? "", [0, 1]);
    const took = new Map(observations.map((one) => [identityOf(one), one.tookSeconds]));
    const simulated = simulate(stages(plan, services, 2), (step) => took.get(identityOf(step)) ?? 0);
    for (const node of [MANAGER, WORKER]) {
      const wanted = simulated.taken.filter((one) => one.node === node).map(({ step }) => identityOf(step));
      expect([...new Set(on(node).map(identityOf))]).toEqual(wanted.filter((identity) => took.has(identity)));
    }
  });

  it("says where the image is missing, and measures its target on the other node", () => {
    const failures = measured.run?.failures.filter(({ stage }) => stage === "bring-up");
    const message = /its task is rejected: .*No such image.*load its image onto the node/;
    expect(failures).toMatchObject([{ target: "third", node: WORKER, message: expect.stringMatching(message) }]);
    const nodesOfThird = new Set(observations.filter(({ target }) => target === "third").map(({ node }) => node));
    expect(nodesOfThird).toEqual(new Set([MANAGER]));
  });

  it("has every request of the others answered, by the node that it was sent to", () => {
    const bursts = observations.flatMap((one) => (one.kind === "burst" && one.target !== "third" ? [one] : []));
    expect(new Set(bursts.map(({ target, node }) => `${target} ${node}`)).size).toBe(4);
    for (const { requests } of bursts) expect(requests.map(({ error }) => error)).toEqual(requests.map(() => null));
    const [here, there] = [MANAGER, WORKER].map(
      (place) => new Set(bursts.filter(({ node }) => node === place).flatMap(containersOf)),
    );
    expect(here?.isDisjointFrom(there ?? here)).toBe(true);
  });

  it("looks at their processes from their own machine, whose clock is not compared with the client's", () => {
    for (const one of observations) {
      if (one.kind === "tree")
        expect(
          one.processes.map(({ command }) => command),
          measured.output,
        ).toEqual([expect.stringMatching(/^python3 -c/)]);
      if (one.kind === "burst") {
        expect(one).toMatchObject({ clock: "separate" });
        expect(one.usage?.processes.length).toBeGreaterThan(0);
      }
    }
  });

  it("finds where work was on its own clock on both, one of which is an hour ahead, by nothing but its requests", () => {
    for (const node of [MANAGER, WORKER]) {
      const bursts = on(node).flatMap((one) => (one.kind === "burst" ? [one] : []));
      expect(bursts.length).toBeGreaterThan(0);
      for (const burst of bursts) {
        const { seconds = Number.NaN, errorSeconds = Number.NaN } = clockOffset(burst.requests) ?? {};
        expect(errorSeconds).toBeGreaterThan(0);
        expect(Math.abs(seconds)).toBeLessThan(burst.tookSeconds);
      }
    }
  });

  it("records what kind of machine the targets ran on, that it is the client's, and neither its name nor its address", () => {
    const { environment, images } = measured.run ?? {};
    const node = { operatingSystem: "linux", machine: 0 };
    expect(environment).toMatchObject({ backend: "swarm", nodes: [node, node] });
    expect(images?.map(({ target }) => target)).toEqual(expect.arrayContaining(["first", "second"]));
    const text = JSON.stringify(measured.run);
    for (const { name, address } of [nodes.manager, nodes.worker])
      for (const word of [name, address]) expect(text).not.toContain(word);
  });

  it("limits its targets as their file does", () => {
    expect(seen.host).toMatchObject({
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      Memory: 256 * 1024 ** 2,
      PidsLimit: 100,
      Ulimits: [{ Name: "nofile", Soft: 1000, Hard: 2000 }],
      Sysctls: LIMITED.sysctls,
      Dns: LIMITED.dns,
      DnsSearch: LIMITED.dns_search,
      LogConfig: { Config: { "max-file": "2", "max-size": "500k" } },
    });
    expect(seen.mounts).toEqual([expect.objectContaining({ Type: "tmpfs", Target: "/tmp" })]);
    expect(seen.status).toMatch(/^NoNewPrivs:\s+1$/m);
    // All are dropped but the one that is added, whose number is 10.
    expect(seen.status).toMatch(/^CapBnd:\s+0+400$/m);
    expect(seen.status).toMatch(/^Uid:\s+10001\b/m);
    expect(seen.status).toMatch(/^Cpus_allowed_list:\s+0$/m);
  });

  it("is told by its agents what they are allowed on each node, by the kernel's own word", () => {
    const [first, second] = measured.run?.targets ?? [];
    const allowed = { memoryBytes: 256 * 1024 ** 2, cores: 1 };
    expect(first?.nodeLimits).toMatchObject([allowed, { ...allowed, cpuQuotaCores: 1.5 }]);
    expect(second?.nodeLimits).toEqual([MANAGER, WORKER].map(() => ({ ...allowed, cpuQuotaCores: 0.5 })));
    expect(second?.limits).toEqual({ ...allowed, cpuQuotaCores: 0.5 });
  });

  it("publishes them on the network between the nodes alone, where that is how the node was set up", () => {
    expect(seen.listening).toEqual([`${nodes.worker.address}:5101`]);
  });

  it("says of the node that was not set up like that where it publishes them, and of no other", () => {
    const said = measured.output.match(/^.*publishes its targets on .*$/gm);
    expect(said).toEqual([expect.stringMatching(/on 0\.0\.0\.0:510\d\b.*and so not on the network .* alone/)]);
  });

  it("follows the schedule that --dry-run prints", async () => {
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
