import { describe, expect, it } from "vitest";
import { type RightAnswer, rightAnswerSchema, wrongAnswer } from "../../../../../content/run/endpoint/right-answer.ts";

const right = (declared: Partial<RightAnswer>) => rightAnswerSchema.parse(declared);
const body = { rows: [{ id: 7, "a/b": "slash", "a~b": null }], done: true };

describe("a right answer", () => {
  it("has status 200 where nothing else is declared, whatever it holds", () => {
    expect(wrongAnswer({ status: 200, body: undefined }, right({}))).toBeUndefined();
    expect(wrongAnswer({ status: 404, body }, right({}))).toBe(
      "expected status 200, got 404: no such path; declare another",
    );
    expect(wrongAnswer({ status: 201, body }, right({ status: 201 }))).toBeUndefined();
  });

  it.each([
    [302, /, a redirect, which is not followed: declare the path that it leads to$/],
    [401, /: it wants to know who asks; declare the headers that tell it$/],
    [403, /: it wants to know who asks; declare the headers that tell it$/],
    [404, /: no such path; declare another$/],
    [500, /^expected status 200, got 500$/],
    [null, /^expected status 200, got null$/],
  ])("is refused with advice where its status %s says where the mistake is", (status, reason) => {
    expect(wrongAnswer({ status, body }, right({}))).toMatch(reason);
  });

  it.each([
    ["/rows/0/id", 7],
    ["/done", true],
    ["/rows/0/a~1b", "slash"],
    ["/rows/0/a~0b", null],
  ])("has what is declared at %s", (at, equals) => {
    expect(wrongAnswer({ status: 200, body }, right({ at, equals }))).toBeUndefined();
  });

  it.each([
    ["/rows/0/id", 8, "expected 8 at #/rows/0/id, got 7"],
    ["/rows/1/id", 7, "expected 7 at #/rows/1/id, got nothing"],
    ["/toString", "x", 'expected "x" at #/toString, got nothing'],
    ["", "x", /^expected "x" at the body, got \{"rows"/],
  ])("is refused where %s is not %j", (at, equals, reason) => {
    expect(wrongAnswer({ status: 200, body }, right({ at, equals }))).toMatch(reason);
  });

  it("is not declared by half: where to look and what is there belong together", () => {
    expect(() => right({ at: "/done" })).toThrow(/`at` and `equals` together/);
    expect(() => right({ equals: 1 })).toThrow(/`at` and `equals` together/);
    expect(() => right({ at: "done", equals: true })).toThrow(/JSON Pointer/);
  });
});
