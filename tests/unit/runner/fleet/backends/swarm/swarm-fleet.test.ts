import { afterEach, expect, it, vi } from "vitest";
import { swarmFleet } from "../../../../../../runner/fleet/backends/swarm/swarm-fleet.ts";
import { threeServices } from "../../../services.fixture.ts";
import { engine } from "./docker.fixture.ts";

afterEach(() => vi.unstubAllEnvs());

it("starts nothing on a node that was lost before, and says of each service why", async () => {
  await engine("true id-of-manager", "down active");
  const preparing = vi.fn();
  const fleet = swarmFleet({
    lease: { mark: "id-of-manager/1", take: async () => {}, makes: () => {}, giveBack: async () => {} },
    node: {
      ...{ id: "n0", hostname: "a", address: "10.99.0.2", unusable: null, path: null, cores: 2, memoryBytes: 1e9 },
      ...{ architecture: "x86_64", operatingSystem: "linux", engine: "20.10.24" },
    },
    ...{ stack: "benchbook", token: "token", preparing, agentImage: async () => "" },
    generators: { machines: [], sender: vi.fn(), bootIds: async () => [], faults: () => [] },
  });
  expect(await fleet.up(threeServices, new AbortController().signal)).toEqual(
    threeServices.map(({ name }) => ({ name, reason: "the Swarm no longer reaches its node" })),
  );
  expect(preparing).not.toHaveBeenCalled();
});
