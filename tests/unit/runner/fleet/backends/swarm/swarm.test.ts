import { afterEach, expect, it, vi } from "vitest";
import { swarm } from "../../../../../../runner/fleet/backends/swarm/swarm.ts";
import { engine, node } from "./docker.fixture.ts";

vi.mock(import("../../../../../../runner/fleet/backends/compose/engine.ts"), async (original) => ({
  ...(await original()),
  findEngine: async () => ({ answers: true as const, version: "20.10.24", compose: "2.29.1" }),
}));
vi.mock(import("../../../../../../runner/fleet/backends/swarm/cluster/path.ts"), () => ({ pathTo: async () => null }));

afterEach(() => vi.unstubAllEnvs());

it("lets targets use the cores that all of its nodes have, since they are the same on each", async () => {
  await engine("true id-of-manager", [node("a", { cores: 8 }), node("b", { cores: 3 }), node("c", { cores: 4 })]);
  expect(await swarm.cores()).toEqual([0, 1, 2]);
});

it("runs targets on the nodes that it said it has, in that order, whatever has joined the Swarm since", async () => {
  await engine("true id-of-manager", [node("b", { cores: 2 }), node("c", { cores: 2 })]);
  vi.resetModules();
  const { swarm: anew } = await import("../../../../../../runner/fleet/backends/swarm/swarm.ts");
  await anew.find();
  await engine("true id-of-manager", [node("a", { cores: 1 }), node("b", { cores: 2 }), node("c", { cores: 2 })]);
  expect(await anew.cores()).toHaveLength(2);
});

it("asks no node for its cores that cannot be used", async () => {
  await engine("true id-of-manager", [node("a", { cores: 8 }), node("b", { cores: 1, availability: "drain" })]);
  expect(await swarm.cores()).toHaveLength(8);
});
