import { expect, it } from "vitest";
import type { Candidate } from "../../../../../content/model/fit/misfit.ts";
import { refine } from "../../../../../content/model/fit/refine.ts";

const search = { soloSeconds: 1, wholeCores: 4, most: 40, allows: () => true };
const from = { slots: 20, cores: 2, overheadSeconds: 0, misfit: 100 };

/** A valley along which cores and overhead make up for each other, with its bottom at 2.8 cores and 0.01 s. */
const valley = ({ cores, overheadSeconds }: Candidate) =>
  (10 * (cores - 2.8) - 500 * (overheadSeconds - 0.01)) ** 2 + (cores - 2.8) ** 2;

it("follows a valley across cores and overhead to its bottom", () => {
  const best = refine(from, { ...search, misfit: valley });
  expect(best.cores).toBeCloseTo(2.8, 10);
  expect(best.overheadSeconds).toBeCloseTo(0.01, 3);
});

it("moves on to better slots, again and again", () => {
  const best = refine(from, { ...search, misfit: (candidate) => valley(candidate) + Math.abs(candidate.slots - 33) });
  expect(best).toMatchObject({ slots: 33 });
  expect(best.cores).toBeCloseTo(2.8, 10);
});

it("stays within the law, the whole cores and the largest level", () => {
  const more = ({ cores, slots }: Candidate) => -cores - slots;
  expect(refine(from, { ...search, misfit: more })).toMatchObject({ slots: 40, cores: 4 });
  const allows = ({ cores, slots }: Candidate) => cores < 3 && slots < 25;
  expect(refine(from, { ...search, misfit: more, allows })).toMatchObject({ slots: 24, cores: 2.95 });
});

it("leaves cores that are no limit as they are", () => {
  const ample = { ...from, cores: Number.POSITIVE_INFINITY };
  const best = refine(ample, { ...search, misfit: ({ overheadSeconds }) => Math.abs(overheadSeconds - 0.02) });
  expect(best.cores).toBe(Number.POSITIVE_INFINITY);
  expect(best.overheadSeconds).toBeCloseTo(0.02, 3);
});
