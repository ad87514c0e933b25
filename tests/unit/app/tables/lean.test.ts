import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DataTable } from "../../../../app/tables/data-table.tsx";
import { lean } from "../../../../app/tables/lean.ts";

const HEAD = ["target", "endpoint", "seconds", "error"];

it("says once what is the same in every row, and has no column for what is nothing in every row", () => {
  const rows = [
    ["a", "sync", 1, "none"],
    ["b", "sync", 2, "none"],
  ];
  expect(lean({ head: HEAD, rows })).toEqual({
    head: ["target", "seconds"],
    rows: [
      ["a", 1],
      ["b", 2],
    ],
    inEveryRow: ["endpoint: sync"],
  });
});

it("leaves the first column and a single row as they are", () => {
  const row = ["a", "sync", 1, "none"];
  expect(lean({ head: HEAD, rows: [row] })).toEqual({ head: HEAD, rows: [row], inEveryRow: [] });
  const alike = [
    ["a", 1],
    ["a", 2],
  ];
  expect(lean({ head: ["target", "seconds"], rows: alike }).head).toEqual(["target", "seconds"]);
});

it("never takes elements for equal, whatever they show", () => {
  const mark = () => createElement("b", null, "holds");
  const rows = [
    ["a", mark()],
    ["b", mark()],
  ];
  expect(lean({ head: ["claim", "verdict"], rows }).head).toEqual(["claim", "verdict"]);
});

it("says of what all rows lack what it is about, and why", () => {
  const columns = [
    { name: "target" },
    { name: "95% interval from", quantity: "95% interval", unit: "s", missing: "fewer than 6 bursts" },
    { name: "95% interval to", unit: "s", missing: "" },
  ];
  const rows = [
    ["a", null, null],
    ["b", null, null],
  ];
  const said = renderToStaticMarkup(createElement(DataTable, { dataset: { columns, rows } }));
  expect(said).toContain("95% interval: fewer than 6 bursts in every row.");
  expect(said.match(/<th scope="col">/g)).toHaveLength(1);
});
