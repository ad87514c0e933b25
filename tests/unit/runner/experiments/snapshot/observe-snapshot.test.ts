import { describe, expect, it } from "vitest";
import { snapshotSchema } from "../../../../../content/run/observations/snapshot.ts";
import { snapshotOf } from "../../../../../runner/experiments/snapshot/observe-snapshot.ts";

const HEADER = "PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND";
const row = (pid: number) => `${pid} alice     20   0   33708  28276  10140 S   0.0   0.4   0:46.99 uvicorn`;
const answered = (value: unknown) => snapshotOf({ body: JSON.stringify(value), error: null, status: 200 });
const gap = (error: string) => ({ kind: "snapshot", phase: "idle", top: null, rows: [], error });
const stored = (seen: object) =>
  snapshotSchema.parse({ ...seen, order: 0, startedSeconds: 0, tookSeconds: 0, target: "a" });

describe("a snapshot", () => {
  it("has the rows and the text without names of users", () => {
    const seen = answered({ result: `${HEADER}\n${row(1)}` });
    expect(seen).toMatchObject({ rows: [{ pid: 1, command: "uvicorn" }], error: null });
    expect(seen.top).toBe(`${HEADER}\n${row(1).replace("alice", "user ")}`);
  });

  it("keeps nothing of a text of which one line was not understood", () => {
    const said = "expected a row with the header's columns, got one that cannot be read at PID";
    expect(answered({ result: `${HEADER}\n${row(1)}\nalice` })).toEqual(
      gap(`line 3 of what top printed was not understood: ${said}`),
    );
  });

  it("has all rows where the text is too long for a run file, and the text says how many lines it lacks", () => {
    const rows = Array.from({ length: 500 }, (_, index) => row(index + 1));
    const seen = answered({ result: [HEADER, ...rows].join("\n") });
    expect(stored(seen)).toMatchObject({ rows: { length: 500 } });
    const lines = seen.top?.split("\n") ?? [];
    expect(lines.at(-2)).toMatch(/ uvicorn$/);
    expect(lines.at(-1)).toBe(`(${501 - (lines.length - 1)} lines more)`);
  });

  it("says why there is none", () => {
    expect(answered({ error: "expected top, this target has none" })).toEqual(
      gap("expected top, this target has none"),
    );
    expect(snapshotOf({ body: "<html>", error: null, status: 404 })).toEqual(gap("status 404"));
    expect(snapshotOf({ body: "", error: "refused", status: null })).toEqual(gap("refused"));
  });

  it("may lack columns that a layout does not have", () => {
    const seen = answered({ result: "PID PPID USER STAT VSZ %VSZ %CPU COMMAND\n1 0 alice S 1632 0% 0% init" });
    expect(stored(seen).rows).toEqual([
      {
        pid: 1,
        command: "init",
        state: "S",
        cpuShare: null,
        residentBytes: null,
        virtualBytes: 1671168,
        cpuTime: null,
      },
    ]);
  });
});
