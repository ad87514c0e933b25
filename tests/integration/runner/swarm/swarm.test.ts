import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { addressOf } from "../../../../runner/observe/listening.ts";
import { type MeasureResult, measureOn } from "../command.ts";
import { runFilesIn } from "../run-files.ts";
import { isFirstStep, startUntil } from "../start-until.ts";
import type { NodeEngine } from "./node-engine.ts";
import { BUILT, service } from "./services.ts";
import { cut, expectMeasured, expectNothing, flagsFor, onManager, rejoin } from "./small-runs.ts";
import { reached, type TwoNodes, twoNodesOnce, whyNoNodes } from "./two-nodes.ts";

const why = await whyNoNodes("here");

describe.skipIf(why !== undefined)(`targets on another node of a Swarm${why ? ` (skipped: ${why})` : ""}`, () => {
  let nodes: TwoNodes;

  beforeAll(async () => {
    nodes = await twoNodesOnce("started");
  });

  const measure = async (...args: Parameters<typeof flagsFor>) => measureOn(onManager(nodes), await flagsFor(...args));

  describe("in a run of two that can be had and one whose image is not on the node", () => {
    let measured: MeasureResult;
    let seen: Awaited<ReturnType<typeof container>>;

    beforeAll(async () => {
      const services = { first: service(5101), second: service(5102), third: service(5103, BUILT) };
      const measuring = measure(services);
      [measured, seen] = await Promise.all([measuring, container(nodes.worker, "benchbook_first", measuring)]);
    });

    it("measures the two there, and says why it has not measured the third", () => {
      const { exitCode, output, run } = measured;
      expect(exitCode, output).toBe(1);
      const failures = run?.failures.filter(({ stage }) => stage === "bring-up");
      expect(failures?.map(({ target }) => target)).toEqual(["third"]);
      expect(failures?.[0]?.message).toMatch(/its task is rejected: .*No such image.*load its image onto the node/);
      const bursts = run?.observations.filter(({ kind }) => kind === "burst") ?? [];
      expect(new Set(bursts.map(({ target }) => target))).toEqual(new Set(["first", "second"]));
      for (const burst of bursts)
        if (burst.kind === "burst")
          expect(burst.requests.map(({ error }) => error)).toEqual(burst.requests.map(() => null));
    });

    it("looks at their processes from their own machine, whose clock is not compared with this one's", () => {
      for (const seen of measured.run?.observations ?? []) {
        if (seen.kind === "tree")
          expect(seen.processes.map(({ command }) => command)).toEqual([expect.stringMatching(/^python3 -c/)]);
        if (seen.kind === "burst") {
          expect(seen).toMatchObject({ clock: "separate" });
          expect(seen.usage?.processes.length).toBeGreaterThan(0);
        }
      }
    });

    it("records what kind of machine the targets ran on, that it is the client's, and neither its name nor its address", async () => {
      const { environment, images } = measured.run ?? {};
      expect(environment).toMatchObject({ backend: "swarm", nodes: [{ operatingSystem: "linux", machine: 0 }] });
      expect(images?.map(({ target }) => target)).toEqual(expect.arrayContaining(["first", "second"]));
      const text = JSON.stringify(measured.run);
      for (const { name, address } of [nodes.manager, nodes.worker])
        for (const word of [name, address]) expect(text).not.toContain(word);
    });

    it("limits them as their file does", () => {
      expect(seen.host).toMatchObject({
        ReadonlyRootfs: true,
        CapDrop: ["ALL"],
        Memory: 256 * 1024 ** 2,
        PidsLimit: 100,
      });
      expect(seen.mounts).toEqual([expect.objectContaining({ Type: "tmpfs", Target: "/tmp" })]);
      expect(seen.status).toMatch(/^NoNewPrivs:\s+1$/m);
      expect(seen.status).toMatch(/^CapBnd:\s+0+$/m);
      expect(seen.status).toMatch(/^Uid:\s+10001\b/m);
      expect(seen.status).toMatch(/^Cpus_allowed_list:\s+0$/m);
    });

    it("publishes them on the network between the nodes alone, where that is how the node was set up", () => {
      expect(seen.listening).toEqual([`${nodes.worker.address}:5101`]);
    });

    it("leaves nothing behind on either node", () => expectNothing(nodes));
  });

  it("measures no further what is on a node that is lost, and leaves nothing there once it is back", async () => {
    const flags = [...(await flagsFor({ first: service(5101) })), "--request-timeout", "3"];
    const { measuring, place } = await startUntil(isFirstStep, flags, onManager(nodes));
    await cut(nodes.worker);
    const { exitCode, all } = await measuring;
    await rejoin(nodes.worker);
    expect(exitCode, all).toBe(1);
    const said = (await runFilesIn(place)).run?.failures.map(({ message }) => message).join();
    expect(said).toMatch(/; the Swarm no longer reaches its node, and nothing more of it is measured/);
    expect(all).toMatch(/the service .*benchbook_first.* may run on until the Swarm reaches its node again/);
    await reached(nodes.manager, nodes.worker);
    await expectNothing(nodes);
  });

  it("measures on the node that was lost, and removes what a run that was killed there has left", async () => {
    const flags = await flagsFor({ first: service(5101) });
    const { measuring } = await startUntil(isFirstStep, flags, onManager(nodes));
    measuring.kill("SIGKILL");
    await measuring;
    const measured = await measure({ first: service(5101) });
    expectMeasured(measured);
    const said = `${measured.refused}\n${measured.output}`;
    expect(said).toMatch(/^Removed what a run that was killed had left: .*benchbook_first.*benchbook-lock/m);
    await expectNothing(nodes);
  });

  it("is refused beside a run that another manager has started, and takes nothing of it away", async () => {
    const { docker } = nodes.manager;
    const mark = "benchbook.run=another/1-2-3";
    await docker("config", "create", "--label", mark, "benchbook-lock", "/etc/hostname");
    const { exitCode, output } = await measure({ first: service(5101) });
    expect(exitCode).toBe(3);
    expect(output).toMatch(/another run has this Swarm \(since .*, from the node another\)/);
    expect(await docker("config", "ls", "--format", "{{.Name}}")).toBe("benchbook-lock");
    await docker("config", "rm", "benchbook-lock");
    await expectNothing(nodes);
  });

  it("is refused beside a stack of the same name that is somebody else's, and leaves it alone", async () => {
    const { docker } = nodes.manager;
    const label = "com.docker.stack.namespace=benchbook";
    await docker(
      "service",
      "create",
      "--detach",
      "--no-resolve-image",
      "--label",
      label,
      "--name",
      "theirs",
      "--replicas",
      "0",
      "x",
    );
    const { exitCode, output } = await measure({ first: service(5101) });
    expect([exitCode, output]).toEqual([3, expect.stringContaining("but this run's, got theirs; remove them")]);
    expect(await docker("service", "ls", "--format", "{{.Name}}")).toBe("theirs");
    await docker("service", "rm", "theirs");
  });

  it("is refused by name where a stack would drop what the file says", async () => {
    const { exitCode, output } = await measure({ first: service(5101, { privileged: true }) });
    expect(exitCode).toBe(2);
    expect(output).toMatch(/compose\.yml:\d+: at services\.first\.privileged: .*got privileged, which it would drop/);
    await expectNothing(nodes);
  });

  it("is refused where no node is for targets", async () => {
    const { docker } = nodes.manager;
    await docker("node", "update", "--availability", "drain", nodes.worker.name);
    const { exitCode, output } = await measure({ first: service(5101) });
    expect([exitCode, output]).toEqual([3, expect.stringMatching(/node \S+ has the availability drain/)]);
    await docker("node", "update", "--availability", "active", nodes.worker.name);
  });
});

/** What the engine and the kernel say of a service's container, once it is there and before a run is over. */
async function container({ docker, name: node }: NodeEngine, name: string, measuring: Promise<unknown>) {
  let isOver = false;
  void measuring.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const id = await docker("ps", "--quiet", "--filter", `name=${name}`);
    if (id !== "") {
      const format = "[{{json .HostConfig}},{{json .State.Pid}}]";
      const [host, pid] = JSON.parse(await docker("inspect", "--format", format, id));
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      // Its first program makes way for the server only once it has set what it is there for.
      if (/^Name:\s+python/m.test(status)) {
        return { host, mounts: host.Mounts, status, listening: await listeningOn(node, 5101) };
      }
    }
    await sleep(100);
  }
  throw new Error(`expected a container of ${name} while it is measured, got none`);
}

/** The addresses of a node on which something listens on a port. */
async function listeningOn(node: string, port: number): Promise<string[]> {
  const { stdout } = await execa("nsenter", [`--net=/run/netns/${node}`, "cat", "/proc/net/tcp", "/proc/net/tcp6"]);
  const rows = stdout.split("\n").map((row) => row.trim().split(/\s+/));
  const listening = rows.filter(([, , , state]) => state === "0A").map(([, local = ""]) => addressOf(local));
  return listening.filter((address) => address.endsWith(`:${port}`));
}
