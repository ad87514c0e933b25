import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ArticleOnMachines } from "../../../../app/machines/article-on-machines.tsx";
import { NOT_MEASURED } from "../../../../content/findings/claims/verdict.ts";
import type { MachineRun } from "../../../../content/findings/machines/across.ts";

const claims = { a: { statement: "It holds." }, b: { statement: "It is one." } };
const article = { slug: "s", title: "t", claims } as unknown as Parameters<typeof ArticleOnMachines>[0]["article"];
const machine = (run: string): MachineRun => ({
  ...{ run, machine: { key: run, label: run }, backend: "compose", plan: "full", isContributed: false },
  judged: [
    {
      ...{ ...NOT_MEASURED, id: "a", statement: "It holds.", couldHardlyFail: true, detectable: 1, evidence: "1" },
      ...{ quantity: { estimate: 1, low: 0.9, high: 1.1 }, allowed: { low: 0.8, high: 1.2 } },
    },
  ],
});
const draw = (...runs: string[]) =>
  renderToStaticMarkup(<ArticleOnMachines article={article} machines={runs.map(machine)} />);

it("draws the quantities of several machines, and only those that a claim rests on", () => {
  expect(draw("one", "two").match(/<summary>(.*?)<\/summary>/g)).toEqual(["<summary>It holds.</summary>"]);
});

it("says what a claim comes to on all machines beside it, where there are several", () => {
  const headOf = (drawn: string) => [...drawn.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, said]) => said);
  expect(headOf(draw("one", "two"))).toEqual(["claim", "all machines", "machine 1", "machine 2"]);
  expect(draw("one", "two")).toContain("<td>is undecided on 2 of 2 machines</td>");
  expect(headOf(draw("one"))).toEqual(["claim", "machine 1"]);
});

it("leaves the quantities of a single machine to the article", () => {
  expect(draw("one")).not.toContain("<details>");
});

it("says which machines are contributed, and how many", () => {
  const machines = [machine("one"), { ...machine("two"), isContributed: true }];
  const drawn = renderToStaticMarkup(<ArticleOnMachines article={article} machines={machines} />);
  expect(drawn).toMatch(/run two<\/a>, full plan, Compose, contributed<\/li>/);
  expect(drawn).toContain("1 of these 2 is contributed");
  expect(draw("one", "two")).not.toContain("contributed");
});

it("tells once of a machine that it measured nothing of the article", () => {
  const drawn = renderToStaticMarkup(
    <ArticleOnMachines article={article} machines={[machine("one"), { ...machine("two"), judged: [] }]} />,
  );
  expect(drawn).toContain("Machine 2: not measured");
  expect(drawn).not.toContain("<td>not measured</td><td>holds");
});

it("marks a weak test on each machine, whatever its verdict", () => {
  expect(draw("one", "two").match(/undecided, weak test<\/span>/g)).toHaveLength(2);
  expect(draw("one", "two").match(/not measured/g)).toHaveLength(2);
});
