import { type Dataset, headOf, sayCell } from "./dataset.ts";
import { lean, type TableCells } from "./lean.ts";
import { Scroll } from "./scroll.tsx";

/** A plain table: a head, and rows whose first cell names them. */
export function Table({ head, rows }: TableCells) {
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

/** A table in which what every row says is said once, above it. */
export function LeanTable(cells: TableCells) {
  const { inEveryRow, ...table } = lean(cells);
  return (
    <>
      {inEveryRow.length > 0 && <p className="in-every-row">{sentence(inEveryRow)}</p>}
      <Table {...table} />
    </>
  );
}

function sentence(inEveryRow: string[]): string {
  const said = `${inEveryRow.join("; ")} in every row.`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** The numbers behind a figure as a table; its downloads have all columns. */
export function DataTable({ dataset: { columns, rows } }: { dataset: Dataset }) {
  const said = rows.map((row) => row.map((cell, index) => sayCell(cell, columns[index] ?? { name: "" })));
  const names = columns.map((column, index) =>
    rows.every((row) => row[index] === null) ? (column.quantity ?? column.name) : headOf(column),
  );
  return <LeanTable head={columns.map(headOf)} rows={said} names={names} />;
}
