import { expect, it } from "vitest";
import { pairsOf } from "../../../../app/compare/pairs.ts";
import type { ListedArticle } from "../../../../app/library/articles.ts";
import type { ListedRun } from "../../../../app/library/listed-run.ts";
import { NODE_HERE } from "../../../fixture/made-run/on-nodes.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const articles = [{ slug: "first", title: "First", runId: "a" } as ListedArticle];

interface Told {
  nodes?: number;
  repeats?: string;
  plan?: ListedRun["plan"]["name"];
}

const listed = (id: string, { nodes = 0, repeats, plan = run.plan.name }: Told = {}): ListedRun => ({
  ...run,
  ...{ id, isContributed: false, fileDigest: id },
  environment: { ...run.environment, ...(nodes > 0 && { nodes: Array.from({ length: nodes }, () => NODE_HERE) }) },
  plan: {
    ...{ ...run.plan, article: "first", name: plan },
    ...(repeats !== undefined && { replicates: { run: repeats, digest: run.digest } }),
  },
});
const idsOf = (runs: ListedRun[]) => pairsOf(articles, runs).map(({ theirs, yours }) => [theirs.id, yours.id]);

it("sets the run of an article beside every other, and a run beside the one that it repeats, each pair once", () => {
  expect(idsOf([listed("d", { repeats: "c" }), listed("c", { repeats: "a" }), listed("a")])).toEqual([
    ["a", "d"],
    ["a", "c"],
    ["c", "d"],
  ]);
});

it("sets a run beside none that only has the name of the one that it repeats", () => {
  const other = { ...listed("c"), digest: `sha256-${"1".repeat(64)}` };
  expect(idsOf([listed("d", { repeats: "c" }), other, listed("a")])).not.toContainEqual(["c", "d"]);
});

it("sets a run on several nodes beside the newest of the same plan on fewer", () => {
  const runs = [
    ...[listed("z", { nodes: 1, plan: "full" }), listed("y", { nodes: 2, plan: "quick" })],
    ...[listed("x", { nodes: 1, plan: "quick" }), listed("w", { nodes: 1, plan: "quick" }), listed("a")],
  ];
  expect(idsOf(runs).slice(4)).toEqual([["x", "y"]]);
});
