import { expect, it, vi } from "vitest";
import { onceEach } from "../../../../../content/findings/memo/once-each.ts";

it("computes once for each object and key, also where nothing comes of it", () => {
  const compute = vi.fn(({ seconds }: { seconds: number }, times: number) => (times > 0 ? seconds * times : undefined));
  const once = onceEach(compute);
  const [first, second] = [{ seconds: 1 }, { seconds: 1 }];
  expect([once(first, 2), once(first, 3), once(second, 2), once(first, 0)]).toEqual([2, 3, 2, undefined]);
  expect([once(first, 2), once(first, 3), once(second, 2), once(first, 0)]).toEqual([2, 3, 2, undefined]);
  expect(compute).toHaveBeenCalledTimes(4);
});
