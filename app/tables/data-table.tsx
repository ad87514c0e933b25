import type { ReactNode } from "react";
import { type Dataset, headOf, sayCell } from "./dataset.ts";
import { Scroll } from "./scroll.tsx";

/** A plain table: a head, and rows whose first cell names them. */
export function Table({ head, rows }: { head: ReactNode[]; rows: ReactNode[][] }) {
  const key = (index: number) => `cell-${index}`;
  return (
    <Scroll>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={key(index)} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={key(row)}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={key(index)} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={key(index)}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The numbers behind a figure as a table. */
export function DataTable({ dataset: { columns, rows } }: { dataset: Dataset }) {
  const said = rows.map((row) => row.map((cell, index) => sayCell(cell, columns[index] ?? { name: "" })));
  return <Table head={columns.map(headOf)} rows={said} />;
}
