import { expect, it } from "vitest";
import { evidenceOf } from "../../../../../content/model/evidence.ts";
import type { Candidate } from "../../../../../content/model/fit/misfit.ts";
import { bestOfLaws } from "../../../../../content/model/fit/search.ts";
import { nameLaw } from "../../../../../content/model/law.ts";
import { planted, SOLO_SECONDS } from "./planted.fixture.ts";

const limits = { soloSeconds: SOLO_SECONDS, wholeCores: 2, most: 6 };
const nameOf = (candidate: Candidate) => nameLaw(candidate, limits);
const best = bestOfLaws(evidenceOf(planted([1, 2, 4, 6], { slots: 3, cores: 2 })), nameOf, limits);

it("gives one fit of every law, the planted one first and the worst last", () => {
  expect(best.map(nameOf).toSorted()).toEqual(["flat", "queued and shared", "serial", "shared", "staircase"]);
  expect(best[0]).toMatchObject({ slots: 3, cores: 2 });
  expect(best).toEqual(best.toSorted((a, b) => a.misfit - b.misfit));
});
