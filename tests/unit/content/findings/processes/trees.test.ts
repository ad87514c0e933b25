import { describe, expect, it } from "vitest";
import { treesOf, UNEXPECTED, withRoles } from "../../../../../content/findings/processes/trees.ts";
import type { Role } from "../../../../../content/run/parts/processes.ts";
import { processesOf, treeAt } from "../../../../fixture/made-run/observed.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const declared: Role[] = [
  { role: "server", count: 1 },
  { role: "tracker", count: 1, below: "server", matches: "tracker" },
  { role: "worker", count: 2, below: "server", lazy: true },
];
const process = (pid: number, parentPid: number | null, command: string) => ({ pid, parentPid, command });
const rolesOf = (...processes: ReturnType<typeof process>[]) => withRoles(processes, declared).map(({ role }) => role);

const run = await fixtureRun();

describe("a process", () => {
  it("has the declared role that fits its parent and its command line, the more particular one first", () => {
    const all = [process(1, null, "server"), process(2, 1, "tracker"), process(3, 1, "python")];
    expect(rolesOf(...all)).toEqual(["server", "tracker", "worker"]);
  });

  it("is unexpected where no role fits", () => {
    expect(rolesOf(process(1, null, "server"), process(2, 1, "worker"), process(3, 2, "grandchild")).at(-1)).toBe(
      UNEXPECTED,
    );
  });

  it("is told apart by a part of its command line, which is no pattern that could be searched for without end", () => {
    const role = (matches: string): Role[] => [{ role: "server", count: 1, matches }];
    expect(withRoles([process(1, null, "run (a+)+$ now")], role("(a+)+$"))[0]?.role).toBe("server");
    expect(withRoles([process(1, null, `${"a".repeat(199)}!`)], role("(a+)+$"))[0]?.role).toBe(UNEXPECTED);
  });
});

describe("a tree", () => {
  const found = (
    name: string,
    processes: ReturnType<typeof processesOf>,
    phase: "idle" | "load" = "load",
    tree?: Role[],
  ) => {
    const targets = run.targets.map((target) => (target.name === name && tree ? { ...target, tree } : target));
    return treesOf({ ...run, targets, observations: [treeAt(name, phase, processes)] }, [name])[0]?.mismatches;
  };

  it("matches what is declared when every role has its count", () => {
    expect(treesOf(run, ["uvicornworkers"]).map(({ phase, mismatches }) => [phase, mismatches])).toEqual([
      ["idle", []],
      ["load", []],
      ["after", []],
    ]);
  });

  it("says which role has another count than declared", () => {
    expect(found("flask1xanalytics", processesOf(2))).toEqual(["worker: 2 where 3 expected"]);
    expect(found("fastapianalytics", processesOf(2))?.filter((one) => one.startsWith("unexpected"))).toHaveLength(2);
  });

  it("expects what is lazy only once something was asked", () => {
    const tree: Role[] = [
      { role: "server", count: 1 },
      { role: "worker", count: 2, below: "server", lazy: true },
    ];
    expect(found("fastapianalytics", processesOf(2), "load", tree)).toEqual([]);
    expect(found("fastapianalytics", processesOf(1), "load", tree)).toEqual([]);
    expect(found("fastapianalytics", processesOf(2), "idle", tree)).toEqual(["worker: 2 where 0 expected"]);
  });
});
