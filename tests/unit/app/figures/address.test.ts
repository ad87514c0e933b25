import { expect, it } from "vitest";
import { askedIn, withFigure } from "../../../../app/figures/address.ts";

it("keeps what an address says of other figures", () => {
  expect(withFigure("?waiting=log&other=1", "direct", "off:a,b;log")).toBe("?waiting=log&other=1&direct=off:a,b;log");
  expect(withFigure("?direct=log&waiting=log", "direct", null)).toBe("?waiting=log");
  expect(withFigure("?direct=log", "direct", null)).toBe("");
});

it("brings back a value whatever is in it", () => {
  const value = "off:a-sync?work=python,b&c=d#e;log";
  expect(askedIn(withFigure("", "direct", value), "direct")).toBe(value);
});
