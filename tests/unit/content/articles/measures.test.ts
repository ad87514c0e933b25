import { describe, expect, it } from "vitest";
import { measuresSchema } from "../../../../content/articles/measures.ts";

const measures = (more: object) => ({ targets: ["a", "b"], endpoints: ["fast"], ...more });
const steady = (more: object) => measures({ steady: { endpoints: ["light"], ...more } });
const mixed = (more: object) => steady({ mixed: [{ light: "light", blocking: "slow", ...more }] });

/** What is wrong, with its place. */
function refusal(given: object): string | undefined {
  const [issue] = measuresSchema.safeParse(given).error?.issues ?? [];
  return issue && `${issue.path.join(".")}: ${issue.message}`;
}

it("takes endpoints under steady load, and light ones beside others, on some targets alone", () => {
  expect(refusal(mixed({ ratePerSecond: 100 }))).toBeUndefined();
  expect(refusal(steady({ only: { light: ["a"] } }))).toBeUndefined();
});

describe("what an article wants measured is refused with its place", () => {
  it.each([
    ["a rate of nothing", mixed({ ratePerSecond: 0 }), /^steady.mixed.0.ratePerSecond: .*>=1/],
    ["a rate that is none", mixed({ ratePerSecond: Number.NaN }), /^steady.mixed.0.ratePerSecond: .*NaN/],
    ["a negative rate", mixed({ ratePerSecond: -5 }), /^steady.mixed.0.ratePerSecond/],
    ["a rate so low that a window has no request", mixed({ ratePerSecond: 0.01 }), /^steady.mixed.0.ratePerSecond/],
    ["what blocks itself", mixed({ blocking: "light" }), /^steady.mixed.0: expected another endpoint/],
    [
      "the same two endpoints twice",
      steady({ mixed: [1, 2].map(() => ({ light: "light", blocking: "slow" })) }),
      /once/,
    ],
    ["an endpoint twice", steady({ endpoints: ["light", "light"] }), /^steady.endpoints: expected every item once/],
    [
      "an endpoint on some targets that is not loaded",
      steady({ only: { other: ["a"] } }),
      /^steady.only: .*got "other"/,
    ],
    ["targets that are not measured", steady({ only: { light: ["c"] } }), /^steady.only.light: .*among a, b, got "c"/],
    ["a target twice", measures({ targets: ["a", "a"] }), /^targets: expected every item once/],
    ["a level twice", measures({ levels: [1, 1] }), /^levels: expected every item once/],
  ])("%s", (_, given, said) => {
    expect(refusal(given)).toMatch(said);
  });
});
