import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../../content/model/evidence.ts";
import { fitLaw } from "../../../../content/model/fit.ts";
import { misfit } from "../../../../content/model/misfit.ts";
import { seededRandom, shuffled } from "../../../../content/statistics/random.ts";
import { ALONE_SECONDS, planted } from "./planted.fixture.ts";

const FEW = [1, 2, 3, 4, 5, 6, 10];
const MANY = [1, 2, 5, 10, 20, 40, 41, 80];
const context = { soloSeconds: ALONE_SECONDS, wholeCores: 2 };

describe("planted servers, with 2 % noise", () => {
  it.each([
    { law: "serial", levels: FEW, slots: 1, cores: null, atLeast: false },
    { law: "staircase", levels: FEW, slots: 2, cores: null, atLeast: false },
    { law: "staircase", levels: MANY, slots: 40, cores: null, atLeast: false },
    { law: "queued and shared", levels: FEW, slots: 3, cores: 2, atLeast: false },
    { law: "queued and shared", levels: FEW, slots: 5, cores: 2, atLeast: false },
    { law: "shared", levels: FEW, slots: 10, cores: 1, atLeast: true },
    { law: "shared", levels: FEW, slots: 10, cores: 1.6, atLeast: true },
    { law: "flat", levels: MANY, slots: 80, cores: null, atLeast: true },
  ] as const)("finds $slots slots on $cores cores to be $law", ({ law, levels, slots, cores, atLeast }) => {
    const limit = cores ?? Number.POSITIVE_INFINITY;
    for (const seed of [1, 2, 3]) {
      const fit = fitLaw(planted([...levels], { slots: atLeast ? 1_000 : slots, cores: limit }, seed), context);
      expect(fit).toMatchObject({ law, slots, slotsAtLeast: atLeast, indistinguishable: false });
      if (cores === null) expect(fit?.cores).toBeNull();
      else expect(Math.abs((fit?.cores ?? 0) - cores)).toBeLessThanOrEqual(0.1001);
      expect(fit?.residual).toBeLessThan(0.03);
      expect(fit?.runnerUp?.residual).toBeGreaterThan(fit?.residual ?? 1);
      expect(fit?.runnerUp?.law).not.toBe(law);
    }
  });

  it("calls two slots that share two hyperthreads a staircase", () => {
    const fit = fitLaw(planted(FEW, { slots: 2, cores: 1.6 }), context);
    expect(fit).toMatchObject({ law: "staircase", slots: 2 });
    expect(fit?.cores).toBeCloseTo(1.6, 1);
  });

  it("finds an overhead of a millisecond", () => {
    const fit = fitLaw(planted(MANY, { overheadSeconds: 0.001 }), context);
    expect(fit).toMatchObject({ law: "flat", slots: 80, slotsAtLeast: true });
    expect(fit?.overheadSeconds).toBeCloseTo(0.001, 4);
  });

  it("finds cores among many", () => {
    const fit = fitLaw(planted(MANY, { slots: 20, cores: 11 }), { ...context, wholeCores: 16 });
    expect(fit).toMatchObject({ law: "queued and shared", slots: 20 });
    expect(Math.abs((fit?.cores ?? 0) - 11)).toBeLessThan(0.3);
  });
});

it("explains random servers no worse than what was planted", () => {
  const random = seededRandom(19);
  for (let seed = 0; seed < 40; seed++) {
    const slots = 1 + Math.floor(40 * random());
    const cores = random() < 0.3 ? Number.POSITIVE_INFINITY : Math.round(20 * (1 + 3 * random())) / 20;
    const server = { slots, cores, overheadSeconds: 0.02 * ALONE_SECONDS * random() ** 2 };
    const bursts = planted(seed % 2 ? FEW : MANY, server, seed);
    const evidence = evidenceOf(bursts);
    const truth = Math.sqrt(misfit(evidence, server, ALONE_SECONDS) + evidence.within);
    expect(fitLaw(bursts, { ...context, wholeCores: 4 })?.residual).toBeLessThan(1.002 * truth);
  }
});

it("says when the levels cannot tell the laws apart", () => {
  expect(fitLaw(planted([1, 2], { slots: 2, cores: 2 }), context)).toMatchObject({ indistinguishable: true });
  expect(fitLaw(planted([1, 2, 3], { slots: 2, cores: 2 }), context)).toMatchObject({ indistinguishable: false });
});

it("takes curves less than 2 % apart for the same, however exact the measurement", () => {
  const exact = [1, 2].map((level) => ({ level, completions: Array(level).fill(ALONE_SECONDS) }));
  const fit = fitLaw(exact, context);
  expect(fit?.residual).toBeLessThan(0.001);
  expect(fit).toMatchObject({ law: "flat", runnerUp: { law: "shared", cores: 1.95 }, indistinguishable: true });
});

it("does not take one late request of 80 for the same curve", () => {
  expect(fitLaw(planted(MANY, {}), context)?.runnerUp).toMatchObject({ law: "staircase", slots: 79 });
  expect(fitLaw(planted(MANY, {}), context)?.indistinguishable).toBe(false);
  // Handed over a millisecond apart, the last of 80 waits less: the two curves differ by 1.4 % in the mean.
  const handedOver = planted(MANY, { overheadSeconds: 0.001 });
  expect(fitLaw(handedOver, context)).toMatchObject({ runnerUp: { law: "staircase" }, indistinguishable: false });
});

it("weighs each burst the same: two large ones do not outvote four small ones", () => {
  const serial = [1, 2].map((k) => k * ALONE_SECONDS);
  const flat = Array.from({ length: 40 }, () => ALONE_SECONDS);
  const small = { level: 2, completions: serial };
  const large = { level: 40, completions: flat };
  const residual = (bursts: { level: number; completions: number[] }[]) => fitLaw(bursts, context)?.residual ?? 0;
  // A flat fit misses half of each small burst by ln 2, and nothing of a large one.
  expect(residual([small, small, large, large, large, large])).toBeCloseTo(Math.log(2) * Math.sqrt(0.5 / 3), 2);
});

it("does not depend on the order of bursts or of their completions", () => {
  const bursts = planted(FEW, { slots: 3, cores: 2 });
  const mixed = shuffled(bursts, 5).map(({ level, completions }) => ({ level, completions: shuffled(completions, 6) }));
  const [fit, again] = [fitLaw(bursts, context), fitLaw(mixed, context)];
  expect(again).toMatchObject({ law: fit?.law, slots: fit?.slots, cores: fit?.cores });
  expect(again?.residual).toBeCloseTo(fit?.residual ?? 0, 9);
});

it("scales with the unit of time", () => {
  const bursts = planted(FEW, { slots: 3, cores: 2, overheadSeconds: 0.002 });
  const slower = bursts.map(({ level, completions }) => ({ level, completions: completions.map((one) => one * 60) }));
  const [fit, slow] = [fitLaw(bursts, context), fitLaw(slower, { ...context, soloSeconds: 60 * ALONE_SECONDS })];
  expect(slow?.overheadSeconds).toBeCloseTo(60 * (fit?.overheadSeconds ?? 0), 6);
  expect(slow?.residual).toBeCloseTo(fit?.residual ?? 0, 9);
});

it("fits nothing without bursts, without a burst of more than one, or without the seconds of one alone", () => {
  expect(fitLaw([], context)).toBeNull();
  expect(fitLaw(planted([1], {}), context)).toBeNull();
  expect(fitLaw(planted(FEW, {}), { ...context, soloSeconds: null })).toBeNull();
  expect(fitLaw(planted(FEW, {}), { ...context, soloSeconds: 0 })).toBeNull();
});
