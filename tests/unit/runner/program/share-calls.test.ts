import { expect, it } from "vitest";
import { shareCalls } from "../../../../runner/program/share-calls.ts";

it("lets those who ask while a call is under way share the next one, and never makes two at a time", async () => {
  const calls: PromiseWithResolvers<number>[] = [];
  const ask = shareCalls(() => {
    const call = Promise.withResolvers<number>();
    calls.push(call);
    return call.promise;
  });
  const first = ask();
  await new Promise(setImmediate);
  const others = [ask(), ask()];
  await new Promise(setImmediate);
  expect(calls).toHaveLength(1);
  calls[0]?.resolve(1);
  expect(await first).toBe(1);
  await new Promise(setImmediate);
  expect(calls).toHaveLength(2);
  calls[1]?.resolve(2);
  expect(await Promise.all(others)).toEqual([2, 2]);
});

it("calls again after a call that failed", async () => {
  const results = [Promise.reject(new Error("no answer")), Promise.resolve(2)];
  const ask = shareCalls(async () => results.shift());
  await expect(ask()).rejects.toThrow("no answer");
  expect(await ask()).toBe(2);
});
