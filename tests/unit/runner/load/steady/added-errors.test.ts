import { expect, it } from "vitest";
import { addedErrors } from "../../../../../runner/load/steady/added-errors.ts";

it("adds up each kind of error over all that counted it, and has no kind that none counted", () => {
  const counted = [{ errors: { timeout: 2, status: 1 } }, { errors: {} }, { errors: { timeout: 3 } }];
  expect(addedErrors(counted)).toEqual({ timeout: 5, status: 1 });
  expect(addedErrors([{ errors: {} }])).toEqual({});
});
