import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTop } from "../../../../../runner/observe/top/read-top.ts";

/** A name that stands in nothing else here; some are cut, some have a space, some are of another script. */
const owner = fc
  .tuple(fc.constantFrom("zq", "Żq", "жq"), fc.stringMatching(/^[a-z0-9_.-]{0,12}$/), fc.constantFrom("", "+", " xq"))
  .map((parts) => parts.join(""));
const marks = /zq|Żq|жq|xq/;

const COLUMNS = ["PID", "USER", "PR", "NI", "VIRT", "RES", "SHR", "S", "%CPU", "%MEM", "TIME+", "COMMAND"];
const LINES = ["top - 12:00:00 up 1 min", "Tasks: 3 total", "Mem: 1K used", "", "CPU: 0% usr", "1 2 3", "PID", "USER"];

const size = fc.oneof(fc.nat(), fc.constantFrom("1.2g", "1,2g", "64m", "0.1t"));
const row = fc
  .record({ pid: fc.integer({ min: 1, max: 4_194_304 }), name: owner, size, command: fc.constantFrom("a", "b c") })
  .map(({ pid, name, size, command }) => ({
    name,
    line: `${pid} ${name.padEnd(9)} 20 0 ${size} ${size} ${size} S 0,0 0.1 0:00.01 ${command} ${name}@pts/0 ~${name}`,
  }));
const table = fc.uniqueArray(row, { selector: ({ line }) => Number.parseInt(line, 10), minLength: 1, maxLength: 5 });

describe("the name of an owner", () => {
  it("is in nothing that is kept of a table that is read", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read = readTop([COLUMNS.join(" "), ...rows.map(({ line }) => line)].join("\n"));
        expect(read).toMatchObject({ rows: rows.map(() => ({ state: "S" })) });
        expect(JSON.stringify(read)).not.toMatch(marks);
      }),
    );
  });

  it("is in nothing that is kept of any text, wherever it stands", () => {
    const word = fc.oneof(owner, fc.constantFrom(...COLUMNS.slice(0, -1), "0", "20", "1.2g", "0:00.01", "S"));
    const headers = [COLUMNS.join(" "), "PID PPID USER STAT VSZ %VSZ %CPU COMMAND", "PID OWNER COMMAND"];
    const line = fc.oneof(
      fc.constantFrom(...LINES, ...headers),
      row.map(({ line }) => line),
      fc.array(word, { maxLength: 14 }).map((words) => words.join(" ")),
      fc.tuple(fc.constantFrom(...LINES), owner).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const read = readTop(lines.join("\n"));
        expect(JSON.stringify(read)).not.toMatch(marks);
      }),
      { numRuns: 2000 },
    );
  });

  it("is in no gap when a row is cut anywhere before its command", () => {
    fc.assert(
      fc.property(row, fc.double({ min: 0, max: 1, noNaN: true }), ({ line }, share) => {
        const cut = line.slice(0, share * line.indexOf("0:00.01"));
        const read = readTop([COLUMNS.join(" "), "1 root 20 0 1 1 1 S 0.0 0.1 0:00.01 init", cut].join("\n"));
        expect(JSON.stringify(read)).not.toMatch(marks);
        expect(read).toHaveProperty(cut.trim() === "" ? "rows" : "gap");
      }),
      { numRuns: 500 },
    );
  });

  it("may be a program's own, which stays", () => {
    const line = "1 nginx 20 0 1 1 1 S 0.0 0.1 0:00.01 nginx: worker process of nginx";
    expect(readTop([COLUMNS.join(" "), line].join("\n"))).toMatchObject({
      rows: [{ command: "nginx: worker process of user" }],
    });
  });
});
