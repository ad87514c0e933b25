import { expect, it } from "vitest";
import { Progress } from "../../../../../../runner/load/steady/pace/progress.ts";

it("shows the pacer how many requests the thread has taken", () => {
  const memory = Progress.memory();
  const [thread, pacer] = [new Progress(memory), new Progress(memory)];
  expect(pacer.taken).toBe(0);
  thread.takes();
  thread.takes();
  expect(pacer.taken).toBe(2);
});

it("has a thread called once until it comes", () => {
  const memory = Progress.memory();
  const [thread, pacer] = [new Progress(memory), new Progress(memory)];
  expect([pacer.isToBeCalled(), pacer.isToBeCalled()]).toEqual([true, false]);
  thread.comes();
  expect(pacer.isToBeCalled()).toBe(true);
});
