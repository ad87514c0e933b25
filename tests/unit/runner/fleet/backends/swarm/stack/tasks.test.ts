import { afterEach, expect, it, vi } from "vitest";
import { taskOf, whyEnded } from "../../../../../../../runner/fleet/backends/swarm/stack/tasks.ts";
import { scratchFolder } from "../../../../../../fixture/isolation/scratch.ts";
import { engine } from "../docker.fixture.ts";

afterEach(() => vi.unstubAllEnvs());

const task = (id: string, state: string, more: object = {}) => ({ ID: id, Status: { State: state, ...more } });

it("says of a service that nobody knows what became of it where no manager answers any more", async () => {
  vi.stubEnv("PATH", await scratchFolder());
  expect(await whyEnded("benchbook", "a")).toMatch(/the manager no longer says anything of it/);
});

it("says nothing of a service without a task while the manager answers", async () => {
  await engine("true id-of-manager");
  expect(await whyEnded("benchbook", "a")).toBeUndefined();
});

it("speaks of the newest task of a service, whichever others the stack has", async () => {
  const lines = ["x3 benchbook_a.b.1", "x2  \\_ benchbook_a.b.1", "x1 benchbook_c.1"].join("\n");
  const tasks = [task("x1", "running"), task("x3", "failed", { Err: "it ended", ContainerStatus: { ExitCode: 7 } })];
  await engine("true id-of-manager", [], { "stack ps": lines, "inspect --type task x1 x3": tasks });
  expect(await whyEnded("benchbook", "a.b")).toBe("its task is failed with exit code 7: it ended");
  expect((await taskOf("benchbook", "c"))?.Status.State).toBe("running");
  expect(await taskOf("benchbook", "a")).toBeUndefined();
});
