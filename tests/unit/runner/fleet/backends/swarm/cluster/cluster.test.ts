import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { findCluster, findManager, whyLost } from "../../../../../../../runner/fleet/backends/swarm/cluster/cluster.ts";
import { scratchFolder } from "../../../../../../fixture/isolation/scratch.ts";
import { engine, node } from "../docker.fixture.ts";

afterEach(() => vi.unstubAllEnvs());

it("runs targets on the nodes that have the label and can be used, by their names", async () => {
  const others = [node("a", { availability: "drain" }), node("b", { state: "down" }), node("c", { labels: {} })];
  await engine("true id-of-manager", [node("e"), ...others, node("d")]);
  expect(await findCluster()).toMatchObject({
    ...{ isThere: true, manager: "id-of-manager" },
    nodes: [{ id: "id-of-d", address: "10.99.0.2", cores: 4, memoryBytes: 8e9, engine: "20.10.24" }, { id: "id-of-e" }],
  });
});

it("has steady load come from the nodes that are labelled for it and can be used", async () => {
  const labels = { benchbook: "load" };
  await engine("true id-of-manager", [
    ...[node("a"), node("c", { labels }), node("b", { labels })],
    node("d", { labels, state: "down" }),
  ]);
  const found = await findCluster();
  expect(found.isThere && found.loadNodes.map(({ id }) => id)).toEqual(["id-of-b", "id-of-c"]);
});

it("knows a manager by the address at which others reach it", async () => {
  await engine("true id-of-a", [node("a", { address: "0.0.0.0" })]);
  expect(await findCluster()).toMatchObject({ nodes: [{ address: "10.99.0.1" }] });
});

it.each([
  ["false", [], /no manager of a Swarm \(docker swarm init makes it one\)/],
  [
    "true x",
    [node("a", { labels: { benchbook: "load" } })],
    /no node of its Swarm has the label benchbook=target \(docker/,
  ],
  ["true x", [node("a", { state: "down", availability: "drain" })], /^node a is down and has the availability drain$/],
] as const)("says why there is none where the engine says %s", async (info, nodes, reason) => {
  await engine(info, [...nodes]);
  expect(await findCluster()).toEqual({ isThere: false, reason: expect.stringMatching(reason) });
});

it("finds no manager where there is no Docker", async () => {
  vi.stubEnv("PATH", await scratchFolder());
  expect(await findManager()).toBeNull();
});

it.each([
  ["ready active", undefined],
  ["down active", "the Swarm no longer reaches its node"],
  ["ready drain", "its node was drained: the Swarm has stopped what ran there"],
])("says why a run can use a node no more that is %s", async (said, reason) => {
  await engine("true id-of-manager", said);
  expect(await whyLost("id-of-a")).toBe(reason);
});

it("does not give a node up for lost where no manager answers", async () => {
  vi.stubEnv("PATH", await scratchFolder());
  expect(await whyLost("id-of-a")).toBeUndefined();
});

it("gives a node up for lost that was removed from the Swarm", async () => {
  await engine("true id-of-manager");
  const docker = path.join((process.env.PATH ?? "").split(":")[0] ?? "", "docker");
  await writeFile(docker, "#!/bin/sh\necho 'Error: No such node: id-of-a' >&2\nexit 1\n");
  expect(await whyLost("id-of-a")).toBe("its node was removed from the Swarm");
});
