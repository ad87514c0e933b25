import { expect, it } from "vitest";
import { type Dataset, sayCell } from "../../../../app/tables/dataset.ts";
import { fileOf, pathOf } from "../../../../app/tables/dataset-files.ts";

const dataset: Dataset = {
  columns: [{ name: "target" }, { name: "median", unit: "s", decimals: 3 }],
  rows: [
    ["=1+1", 1.23456],
    ['a, "b"', null],
    ["negative", -0.5],
  ],
};
const origin = { run: "20260101", figure: "direct", title: "Totals" };

it("writes values as they were measured, gaps as nothing, and text that no spreadsheet takes for a formula", () => {
  expect(fileOf(dataset, origin, "csv")).toBe(`target,"median, s"\n'=1+1,1.23456\n"a, ""b""",\nnegative,-0.5\n`);
});

it("names run, figure, columns and units in JSON", () => {
  expect(JSON.parse(fileOf(dataset, origin, "json"))).toEqual({
    ...origin,
    columns: [
      { name: "target", unit: null },
      { name: "median", unit: "s" },
    ],
    rows: dataset.rows,
  });
});

it("puts a figure's files below its run", () => {
  expect(pathOf(origin, "csv")).toBe("/data/20260101/direct.csv");
});

it("writes a value for readers with the digits that its column has, and says what is missing", () => {
  expect(sayCell(1.23456, { name: "median", decimals: 3 })).toBe("1.235");
  expect(sayCell(null, { name: "median" })).toBe("not measured");
  expect(sayCell(null, { name: "error", missing: "none" })).toBe("none");
});
