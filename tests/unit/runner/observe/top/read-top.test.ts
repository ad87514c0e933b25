import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ProcessRow } from "../../../../../content/run/observations/snapshot.ts";
import { readTop } from "../../../../../runner/observe/top/read-top.ts";

const CORPUS = path.resolve(import.meta.dirname, "../../../../fixture/top");
const textOf = (name: string) => readFileSync(path.join(CORPUS, `${name}.txt`), "utf8");

/** A row as the table below has it: PID, state, share of a core, resident and virtual KiB, CPU time, command. */
const shown = ({ pid, state, cpuShare, residentBytes, virtualBytes, cpuTime, command }: ProcessRow) =>
  [pid, state, cpuShare, kibibytes(residentBytes), kibibytes(virtualBytes), cpuTime, command]
    .map((cell) => cell ?? "-")
    .join(" ");
const kibibytes = (bytes: number | null) => (bytes === null ? null : Math.round(bytes / 1024));

const THREE = [
  "1 S 0 28276 33708 0:46.99 uvicorn",
  "8 R 1.067 1258291 1605340 0:27.51 python3.13",
  "45 R 0 4680 9004 0:00.00 top",
];
const BUSYBOX = [
  "1 S - - 151552 - gunicorn: master [app]",
  "9 SN - - 33708 - {gunicorn} /usr/bin/python3 app.py",
  "11 SW< - - 0 - [kworker/0:0H]",
  "45 R - - 1632 - top -b -n 1",
];

const READ: Record<string, string[]> = {
  "procps-4": THREE,
  "procps-3.2": [
    "1 S 0 1420 19232 0:01.21 init",
    "11 S 0 0 0 0:00.02 migration/0",
    "2300 S 0.02 65536 125952 123:45 gunicorn: master",
    "9876 R 0.02 1200 14944 0:00.01 top",
  ],
  "procps-3.3": [
    "3120 S 0.062 524800 114890375 4d+3h python3 -m http.server --user user",
    "3188 R 0 3994 45261 0:00.00 top -b -n1",
  ],
  "long-pids": [
    "4194300 S 0 28276 33708 0:46.99 uvicorn",
    "4194301 S 0 28276 12345678901 0:46.99 worker with a name",
    "4194302 D 12.345 28276 33708 7,45 top",
  ],
  german: ["1 S 0 28276 33708 0:46.99 uvicorn", "45 R 0.062 1258291 9004 0:00.00 top"],
  french: ["1 S 0 28276 33708 0:46.99 uvicorn", "45 R 0 4680 9004 0:00.00 top"],
  chinese: ["1 S 0 28276 33708 0:46.99 uvicorn"],
  "other-columns": ["1 S 0 28276 - 0:46 uvicorn app:app", "45 R 0 4680 - 0:00 top"],
  "owner-first": ["1 S 0 - - - uvicorn", "45 R 0.062 - - - top"],
  "owner-with-spaces": ["1 S 0 28276 33708 0:46.99 uvicorn", "45 R 0 4680 9004 0:00.00 top"],
  busybox: BUSYBOX,
  "busybox-twice": BUSYBOX,
  "busybox-older": ["1 S - - 1632 - init"],
  "busybox-ps": [
    "1 - - - - 0:07 sh -c uvicorn app:app",
    "12 - - - - 1h23 python3 app.py",
    "13 - - - - 2d14 {gunicorn} /usr/bin/python3",
  ],
  "two-iterations": THREE,
  "second-cut-in-a-row": THREE,
  "second-cut-above-its-table": THREE,
  "second-cut-below-its-header": THREE,
  terminal: THREE,
  "terminal-twice": BUSYBOX,
  "processes-named-like-top": [
    ...THREE,
    "46 R 0 4680 9004 0:00.00 top - 12:00:00 up",
    "47 R 0 4680 9004 0:00.00 PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND",
    "48 R 0 4680 9004 0:00.00 x 20 0 1 1 1 S 0.0 0.0 0:00.00 y",
    "49 R 0 4680 9004 0:00.00 Tasks: 3 total",
    "50 S 0 4680 9004 0:00.00 sshd: user@pts/0",
  ],
};

const CANNOT = "expected a row with the header's columns, got one that cannot be read at";
const HEADER = "expected a header of known columns, got one whose word";

const GAPS: Record<string, [line: number, why: string]> = {
  "row-unreadable": [11, `${CANNOT} PR`],
  "row-without-a-number": [8, `${CANNOT} SHR`],
  "row-of-words": [11, `${CANNOT} PID`],
  "rows-joined": [8, `${CANNOT} NI`],
  "number-with-thin-spaces": [9, `${CANNOT} VIRT`],
  "header-among-rows": [9, "expected one header above the rows, got another among them"],
  "listed-twice": [11, "expected each process once, got 1 a second time"],
  "header-unknown": [7, `${HEADER} 10 is none`],
  "header-with-environment": [7, `${HEADER} 12 is none`],
  "header-cut": [7, `${HEADER} 12 is none`],
  "header-missing": [7, "expected a header from PID to COMMAND, got none"],
  "no-rows": [7, "expected rows of processes below the header, got none"],
  threads: [2, "expected processes, got threads"],
  macos: [3, `${HEADER} 5 is none`],
  toybox: [3, `${HEADER} 8 is none`],
  "not-top": [1, "expected a header from PID to COMMAND, got none"],
};

/** Whoever owns a process in the corpus; what is left of a name that was cut is one too. */
const OWNERS = /alice|longnam|root|\bann\b|\blee\b|bob|carol|www-data/;

describe("what top printed", () => {
  it.each(Object.entries(READ))("is read row by row: %s", (name, rows) => {
    const read = readTop(textOf(name));
    expect("gap" in read ? read.gap : read.rows.map(shown)).toEqual(rows);
    expect(JSON.stringify(read)).not.toMatch(OWNERS);
  });

  it.each(Object.entries(GAPS))("is a gap that names a line, and nothing of its text: %s", (name, [line, why]) => {
    expect(readTop(textOf(name))).toEqual({ gap: `line ${line} of what top printed was not understood: ${why}` });
  });

  it("has a right answer for every text of the corpus", () => {
    const names = readdirSync(CORPUS).map((file) => path.parse(file).name);
    expect([...Object.keys(READ), ...Object.keys(GAPS)].toSorted()).toEqual(names.toSorted());
  });

  it("is kept as it was but for the owners, where all of it is known", () => {
    const anonymous = textOf("procps-4").replace(/alice |longnam\+|root /g, (name) => "user".padEnd(name.length));
    expect(readTop(textOf("procps-4"))).toMatchObject({ text: anonymous.trimEnd() });
  });

  it("loses the lines above the table whose words are not known", () => {
    const read = readTop(textOf("german"));
    expect("text" in read && read.text.split("\n").slice(0, 2)).toEqual([
      "top - 16:04:38 up  4:27,  0 users,  load average: 0,17, 0,15, 0,17",
      "",
    ]);
  });

  it("is read in a moment, however it is made to be slow", () => {
    const header = "PID USER RUSER SUSER GROUP PR COMMAND";
    expect(readTop(`${header}\n1 ${"a ".repeat(400_000)}`)).toHaveProperty("gap");
    expect(readTop(`${header}\n1 ${"a ".repeat(4000)}`)).toHaveProperty("gap");
  });
});
