import { describe, expect, it } from "vitest";
import { numberMachines } from "../../../../../runner/run/journal/numbered-machines.ts";
import { assemble } from "../../../../../runner/run/journal/run-file.ts";
import { smallRun } from "../../../content/run/small-run.ts";
import { journalOf } from "./journal.fixture.ts";

const fleet = (node: string | null, ...loadNodes: (string | null)[]) => ({ node, loadNodes });

describe("machines", () => {
  it("are told by their kernels: the client's is 0, and nodes on one machine have one number", () => {
    const [load, fleets] = [
      ["c", "a"],
      ["a", "b", "b"],
    ];
    expect(
      numberMachines(
        "a",
        fleets.map((id) => fleet(id, ...load)),
      ),
    ).toEqual({ nodes: [0, 1, 1], loadNodes: [2, 0] });
  });

  it("have no number where their kernel or the client's is not known", () => {
    expect(numberMachines("a", [fleet(null), fleet("b")])).toEqual({ nodes: [null, 1], loadNodes: [] });
    expect(numberMachines(null, [fleet("b"), fleet("b")])).toEqual({ nodes: [null, null], loadNodes: [] });
  });

  it("are in the run file beside what else is known of their nodes", async () => {
    const node = { cores: 2, memoryBytes: 1, operatingSystem: "linux", architecture: "x86_64", engine: "20.10" };
    const run = await smallRun();
    const nodes = [node, node];
    const journal = await journalOf("", { ...run, environment: { ...run.environment, nodes, loadNodes: [node] } });
    await journal.append({ machines: { nodes: [0, null], loadNodes: [1] } });
    const { environment } = (await assemble(await journal.entries())).run;
    expect(environment.nodes).toEqual([{ ...node, machine: 0 }, node]);
    expect(environment.loadNodes).toEqual([{ ...node, machine: 1 }]);
  });
});
