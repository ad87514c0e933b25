import { expect, it } from "vitest";
import { claimsJson } from "../../../../app/claims/claims-json.ts";
import { claims } from "../../../../content/articles/fastapi-flask/claims.ts";
import { judgeClaims } from "../../../../content/findings/claims/judge-claims.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";

it("has every claim with its verdict, and how hard it was tested as numbers", async () => {
  const run = await fixtureRun();
  const text = claimsJson({ article: "fastapi-flask", run: run.id }, judgeClaims(claims, run));
  const file = JSON.parse(text) as { article: string; run: string; claims: { id: string }[] };
  expect(file).toMatchObject({ article: "fastapi-flask", run: run.id });
  expect(file.claims.map(({ id }) => id)).toEqual(Object.keys(claims));
  expect(file.claims.find(({ id }) => id === "blocking-takes-n-times")).toEqual({
    id: "blocking-takes-n-times",
    statement: claims["blocking-takes-n-times"].statement,
    verdict: "holds",
    evidence: expect.stringContaining("times as long as n single requests"),
    detectable: expect.any(Number),
    quantity: { estimate: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
    allowed: { low: 1 / 1.1, high: 1.1 },
    margin: 0.1,
    couldHardlyFail: false,
    observations: null,
  });
});
