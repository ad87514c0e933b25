import { expect, it } from "vitest";
import { slugsIn } from "../../../../content/articles/slugs.ts";

const folder = (name: string) => ({ name, isDirectory: () => true });
const file = (name: string) => ({ name, isDirectory: () => false });

it("takes every folder for an article, in the order of the alphabet, and no file", () => {
  expect(slugsIn([folder("queues-2"), file("Load.ts"), folder("fastapi-flask")], "articles")).toEqual([
    "fastapi-flask",
    "queues-2",
  ]);
});

it.each(["My article", "a--b", "-a", "ümlaut", "A", "a_b", "a.b"])("refuses a folder named %j", (name) => {
  expect(() => slugsIn([folder("fine"), folder(name)], "articles")).toThrow(
    `articles: expected folders named like my-article, got ${JSON.stringify(name)}`,
  );
});
