import { expect, it } from "vitest";
import type { RequestRecord } from "../../../../../content/run/parts/request.ts";
import { differenceFromKnown } from "../../../../../runner/checks/self-test/known-answer.ts";

const answered = (...seconds: (number | null)[]) =>
  seconds.map((lastByteSeconds) => ({ lastByteSeconds }) as RequestRecord);

it("takes answers in any order for right that came within 10 ms and a tenth of when they are known to come", () => {
  expect(differenceFromKnown(answered(0.119, 0.064, 0.15), [0.05, 0.1, 0.15])).toEqual({
    toleranceSeconds: 0.01 + 0.015,
    wrong: null,
  });
});

it("names the first answer that came too early, too late or never, and what is known of it", () => {
  expect(differenceFromKnown(answered(0.05, 0.05), [0.05, 0.1]).wrong).toBe(
    "answer 2 expected after 0.100 s ± 0.020 s, got it after 0.050 s",
  );
  expect(differenceFromKnown(answered(0.07, 0.1), [0.05, 0.1]).wrong).toMatch(/^answer 1 .*, got it after 0\.070 s$/);
  expect(differenceFromKnown(answered(0.05, null), [0.05, 0.1]).wrong).toMatch(
    /^answer 2 .*, got it after Infinity s$/,
  );
});
