import { expect, it } from "vitest";
import { sharedLook } from "../../../../runner/program/shared-look.ts";

/** A look that ends when it is told to, and says the how manyth it was. */
function told() {
  const going: PromiseWithResolvers<number>[] = [];
  const look = sharedLook(() => {
    const one = Promise.withResolvers<number>();
    going.push(one);
    return one.promise;
  });
  const end = async (place: number) => {
    // It is begun once the one before has ended.
    while (!going[place]) await Promise.resolve();
    going[place].resolve(place);
  };
  return { look, end, begun: () => going.length };
}

it("looks once for all who ask while another look goes on, and never tells them what that found", async () => {
  const { look, end, begun } = told();
  const first = look();
  await Promise.resolve();
  const later = [look(), look(), look()];
  await new Promise(setImmediate);
  expect(begun()).toBe(1);
  await end(0);
  await end(1);
  expect([await first, ...(await Promise.all(later))]).toEqual([0, 1, 1, 1]);
});

it("looks again for who asks when nothing is looked at", async () => {
  const { look, end } = told();
  for (const place of [0, 1]) {
    const looked = look();
    await end(place);
    expect(await looked).toBe(place);
  }
});

it("tells those who have asked that a look failed, and nobody who asks later", async () => {
  let isFailing = true;
  const look = sharedLook(async () => {
    if (isFailing) throw new Error("nobody answers");
    return "there";
  });
  await expect(look()).rejects.toThrow("nobody answers");
  isFailing = false;
  expect(await look()).toBe("there");
});
