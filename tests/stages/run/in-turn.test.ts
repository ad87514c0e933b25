import { expect, it } from "vitest";
import { inTurn } from "./in-turn.ts";

it("does one thing after the other, also after one that failed", async () => {
  const done: string[] = [];
  const turn = inTurn();
  const first = Promise.withResolvers<void>();
  const all = [
    turn(async () => {
      done.push("first begins");
      await first.promise;
      done.push("first ends");
      throw new Error("no");
    }),
    turn(async () => done.push("second")),
  ];
  await new Promise(setImmediate);
  expect(done).toEqual(["first begins"]);
  first.resolve();
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(done).toEqual(["first begins", "first ends", "second"]);
});
