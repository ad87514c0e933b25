import { afterEach, expect, it, vi } from "vitest";
import { whyEnded } from "../../../../../../../runner/fleet/backends/swarm/stack/tasks.ts";
import { scratchFolder } from "../../../../../../fixture/isolation/scratch.ts";
import { engine } from "../docker.fixture.ts";

afterEach(() => vi.unstubAllEnvs());

it("says of a service that nobody knows what became of it where no manager answers any more", async () => {
  vi.stubEnv("PATH", await scratchFolder());
  expect(await whyEnded("benchbook_a")).toMatch(/the manager no longer says anything of it/);
});

it("says nothing of a service without a task while the manager answers", async () => {
  await engine("true id-of-manager");
  expect(await whyEnded("benchbook_a")).toBeUndefined();
});
