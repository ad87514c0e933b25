import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { isAsked } from "../../../../content/findings/claims/kinds/of-full-runs.ts";
import { type ClaimTrials, heldTogether, isRight, limitsKept } from "../../../../content/self-check/claim-trials.ts";
import { selfCheckSchema } from "../../../../content/self-check/self-check.ts";
import { readArticles } from "../../../../runner/program/articles.ts";

const PLANS = ["full", "quick"] as const;
/** A quick run decides a claim that it is asked in so many of 100. */
const ENOUGH = 70;

const { claims: rows } = selfCheckSchema.parse(JSON.parse(await readFile("content/self-check.json", "utf8")));
const claims = (await readArticles()).flatMap((article) => Object.entries(article.claims));
const nameOf = ({ claim, plan }: ClaimTrials) => `${claim}, ${plan}`;
const inHundred = ({ decided, trials }: ClaimTrials) => Math.round((100 * decided) / trials);

describe("the stored trials of claims", () => {
  it("are of every claim of every article, as it reads now, by each plan, and of nothing else", () => {
    const wanted = claims.flatMap(([claim, { statement, test }]) =>
      PLANS.map((plan) => ({ claim, plan, statement, isAsked: isAsked({ plan: { name: plan } }, test) })),
    );
    const stored = rows.map(({ claim, plan, statement, isAsked }) => ({ claim, plan, statement, isAsked }));
    const ordered = (some: typeof stored) => some.map((one) => JSON.stringify(one)).toSorted();
    expect(ordered(stored)).toEqual(ordered(wanted));
  });

  it("keep every limit", () => {
    const broken = rows.flatMap((row) =>
      Object.entries(limitsKept(row) ?? {}).flatMap(([limit, isKept]) => (isKept ? [] : [`${nameOf(row)}: ${limit}`])),
    );
    expect(broken).toEqual([]);
  });

  it("say how many quick runs would decide what they are not asked, which are too few", () => {
    const unasked = rows.filter(({ isAsked }) => !isAsked);
    const said = claims.flatMap(
      ([
        claim,
        {
          test: { ofAll },
        },
      ]) => (ofAll ? [[claim, ofAll.quickDeciding]] : []),
    );
    expect(unasked.map((row) => [row.claim, inHundred(row)]).toSorted()).toEqual(said.toSorted());
    expect(unasked.filter((row) => inHundred(row) >= ENOUGH)).toEqual([]);
  });
});

const RIGHT: ClaimTrials = {
  ...{ claim: "it", statement: "It is so.", plan: "full", isAsked: true },
  ...{ trials: 400, decided: 400, held: 20, noticed: 360, wrong: 0, detectable: 0.1 },
};

it.each<[string, Partial<ClaimTrials>, boolean]>([
  ["keeps them all", {}, true],
  ["is decided in 85 of 100 full runs", { decided: 340 }, false],
  ["is decided in as many quick ones", { plan: "quick", decided: 340 }, true],
  ["is decided in 60 of 100 quick runs", { plan: "quick", decided: 240 }, false],
  ["is not asked, since it is decided in so few", { plan: "quick", decided: 240, isAsked: false }, true],
  ["holds in eight of 100 where it is just false", { held: 32 }, false],
  ["is decided otherwise in eight of 100 that are disturbed", { wrong: 32 }, false],
  ["is noticed in 80 of 100 where it is false by what is detectable", { noticed: 320 }, false],
  ["is noticed in 99 of 100", { noticed: 396 }, false],
])("a claim that %s is right or not", (_, change, expected) => {
  expect(isRight({ ...RIGHT, ...change })).toBe(expected);
});

it("claims that hold a little too often, each within its tolerance, are found out together, unless they are counted", () => {
  const row = { ...RIGHT, held: 24 };
  expect(isRight(row)).toBe(true);
  const together = (...rows: ClaimTrials[]) => {
    const { held, most } = heldTogether(rows);
    return held <= most;
  };
  const many = Array.from({ length: 40 }, () => row);
  expect([together(row), together(...many)]).toEqual([true, false]);
  const counted = { ...RIGHT, held: 0, noticed: null, detectable: null };
  expect(together(...many, ...Array.from({ length: 40 }, () => counted))).toBe(false);
});
