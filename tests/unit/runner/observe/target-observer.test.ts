import { expect, it } from "vitest";
import { whileWatched } from "../../../../runner/observe/target-observer.ts";

/** A target that counts how many watches are under way. */
function watched() {
  const watches = { underWay: 0 };
  const watch = async () => {
    watches.underWay += 1;
    return async () => {
      watches.underWay -= 1;
      return null;
    };
  };
  return { watches, observer: { watch } };
}

it("watches a target for as long as something takes", async () => {
  const { watches, observer } = watched();
  const result = await whileWatched(observer, async () => watches.underWay);
  expect(result).toEqual({ done: 1, usage: null });
  expect(watches.underWay).toBe(0);
});

it("watches it no longer where that fails, and says why it did", async () => {
  const { watches, observer } = watched();
  await expect(whileWatched(observer, () => Promise.reject(new Error("interrupted")))).rejects.toThrow("interrupted");
  expect(watches.underWay).toBe(0);
});
