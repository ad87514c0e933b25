import { expect, it } from "vitest";
import { namable, type Surroundings } from "../../../../../../app/article/elements/common/element.ts";

const nowhere = {} as Surroundings;

it("reads an element's attributes, as they are written, by their kinds", () => {
  const element = namable({ id: "claims", of: "services", list: "flag?" }, (given) => JSON.stringify(given));
  expect(JSON.parse(element.draw({ id: "one  two", of: "models" } as object, nowhere) as string)).toEqual({
    id: ["one", "two"],
    of: "models",
  });
});

it("gives an element what compiling adds and what stands inside it", () => {
  const element = namable({}, ({ number, code, children }) => [number, code, children]);
  expect(element.draw({ number: "3", code: "a", children: "inside" }, nowhere)).toEqual(["3", "a", "inside"]);
});

it("refuses an element without an attribute that it needs, by its name", () => {
  const element = namable({ endpoint: "endpoint" }, () => null);
  expect(() => element.draw({}, nowhere)).toThrow(/^attributes: .*\n.*at endpoint/);
});
