import { expect, it } from "vitest";
import { evidenceOf } from "../../../../../content/model/evidence.ts";
import { coarseFits } from "../../../../../content/model/fit/coarse.ts";
import { misfit } from "../../../../../content/model/fit/misfit.ts";
import { planted, SOLO_SECONDS } from "./planted.fixture.ts";

const evidence = evidenceOf(planted([1, 2, 4, 7], { slots: 3, cores: 2 }));
const fits = coarseFits(evidence, SOLO_SECONDS, 4);

it("scores every candidate as the model does, though it simulates each level once for many", () => {
  for (const { misfit: scored, ...candidate } of fits)
    expect(scored).toBeCloseTo(misfit(evidence, candidate, SOLO_SECONDS), 12);
});

it("tries every number of slots up to the largest level, with and without short cores", () => {
  const tried = (scarce: boolean) =>
    new Set(fits.filter(({ cores }) => Number.isFinite(cores) === scarce).map(({ slots }) => slots));
  expect([...tried(false)].toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect([...tried(true)].toSorted()).toEqual([2, 3, 4, 5, 6, 7]);
});

it("takes cores from one to all of them, and none that suffice for the slots", () => {
  const scarce = fits.filter(({ cores }) => Number.isFinite(cores));
  expect(Math.min(...scarce.map(({ cores }) => cores))).toBe(1);
  expect(Math.max(...scarce.map(({ cores }) => cores))).toBe(4);
  expect(scarce.every(({ slots, cores }) => cores < slots)).toBe(true);
});

it("tries a single core where there is no whole one", () => {
  const cores = coarseFits(evidence, SOLO_SECONDS, 0.5).map((fit) => fit.cores);
  expect(new Set(cores)).toEqual(new Set([1, Number.POSITIVE_INFINITY]));
});
