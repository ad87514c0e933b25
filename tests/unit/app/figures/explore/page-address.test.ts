import { expect, it } from "vitest";
import { figureQuery, withFigureQuery } from "../../../../../app/figures/explore/page-address.ts";

it("keeps what an address says of other figures", () => {
  expect(withFigureQuery("?waiting=log&other=1", "direct", "off:a,b;log")).toBe(
    "?waiting=log&other=1&direct=off:a,b;log",
  );
  expect(withFigureQuery("?direct=log&waiting=log", "direct", null)).toBe("?waiting=log");
  expect(withFigureQuery("?direct=log", "direct", null)).toBe("");
});

it("brings back a value whatever is in it", () => {
  const value = "off:a-sync?work=python,b&c=d#e;log";
  expect(figureQuery(withFigureQuery("", "direct", value), "direct")).toBe(value);
});
