import { afterEach, expect, it, vi } from "vitest";
import { swarm } from "../../../../../../runner/fleet/backends/swarm/swarm.ts";
import { engine, node } from "./docker.fixture.ts";

afterEach(() => vi.unstubAllEnvs());

it("lets targets use the cores that all of its nodes have, since they are the same on each", async () => {
  await engine("true id-of-manager", [node("a", { cores: 8 }), node("b", { cores: 3 }), node("c", { cores: 4 })]);
  expect(await swarm.cores()).toEqual([0, 1, 2]);
});

it("asks no node for its cores that cannot be used", async () => {
  await engine("true id-of-manager", [node("a", { cores: 8 }), node("b", { cores: 1, availability: "drain" })]);
  expect(await swarm.cores()).toHaveLength(8);
});
