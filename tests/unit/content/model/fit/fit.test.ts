import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../../../content/model/evidence.ts";
import { fitServer } from "../../../../../content/model/fit/fit.ts";
import { misfit } from "../../../../../content/model/fit/misfit.ts";
import { nameLaw } from "../../../../../content/model/law.ts";
import { seededRandom, shuffled } from "../../../../../content/statistics/random.ts";
import { planted, SOLO_SECONDS } from "./planted.fixture.ts";

const FEW = [1, 2, 3, 4, 5, 6, 10];
const MANY = [1, 2, 5, 10, 20, 40, 41, 80];
const FREE = Number.POSITIVE_INFINITY;
const context = { soloSeconds: SOLO_SECONDS, wholeCores: 2 };

describe("planted servers, with 2 % noise, of which slots and law are known", () => {
  it.each([
    { law: "serial", levels: FEW, slots: 1, cores: null },
    { law: "staircase", levels: MANY, slots: 40, cores: null },
    { law: "queued and shared", levels: FEW, slots: 3, cores: 2 },
    { law: "queued and shared", levels: FEW, slots: 5, cores: 2 },
    { law: "shared", levels: FEW, slots: 10, cores: 1 },
    { law: "shared", levels: FEW, slots: 10, cores: 1.6 },
    { law: "flat", levels: MANY, slots: 80, cores: null },
  ] as const)("have the cores that they were given: $law, $slots slots on $cores", ({ law, levels, slots, cores }) => {
    for (const seed of [1, 2, 3]) {
      const fit = fitServer(planted([...levels], { slots, cores: cores ?? FREE }, seed), context, { slots, law });
      expect(fit).toMatchObject({ slots, slotsAtLeast: slots === levels.at(-1) });
      if (cores === null) expect(fit?.cores).toBeNull();
      else expect(Math.abs((fit?.cores ?? 0) - cores)).toBeLessThanOrEqual(0.1001);
      expect(fit?.residual).toBeLessThan(0.03);
    }
  });

  it("have the hand-over and the shared overhead of a millisecond that they were given", () => {
    const known = { slots: 80, law: "flat" } as const;
    const handedOver = fitServer(planted(MANY, { overheadSeconds: 0.001 }), context, known);
    expect(handedOver?.overheadSeconds).toBeCloseTo(0.001, 4);
    expect(handedOver?.sharedSeconds).toBeCloseTo(0, 4);
    // What all 80 wait for together delays the first answer as much as the last.
    const shared = planted(MANY, {}).map(({ level, completions }) => {
      return { level, completions: completions.map((one) => one + (level - 1) * 0.001) };
    });
    const sharing = fitServer(shared, context, known);
    expect(sharing?.sharedSeconds).toBeCloseTo(0.001, 3);
    // Answers that scatter each by itself come a little apart, which looks like a hand-over.
    expect(sharing?.overheadSeconds).toBeLessThan(0.0005);
  });

  it("have their cores found among many", () => {
    const known = { slots: 20, law: "queued and shared" } as const;
    const fit = fitServer(planted(MANY, { slots: 20, cores: 11 }), { ...context, wholeCores: 16 }, known);
    expect(Math.abs((fit?.cores ?? 0) - 11)).toBeLessThan(0.3);
  });
});

it("keeps to what was observed, whatever would fit better", () => {
  const serial = planted(FEW, { slots: 1 });
  const [right, wrong] = [1, 4].map((slots) => fitServer(serial, context, { slots, law: null }));
  expect(wrong?.slots).toBe(4);
  expect(wrong?.residual).toBeGreaterThan(3 * (right?.residual ?? 1));
  expect(fitServer(serial, context, { slots: 4, law: "serial" })).toBeNull();
});

it("seeks the slots too where nobody told them, and explains random servers no worse than what was planted", () => {
  const random = seededRandom(19);
  for (let seed = 0; seed < 12; seed++) {
    const slots = 1 + Math.floor(40 * random());
    const cores = random() < 0.3 ? FREE : Math.round(20 * (1 + 3 * random())) / 20;
    const server = { slots, cores, overheadSeconds: 0.02 * SOLO_SECONDS * random() ** 2 };
    const levels = seed % 2 ? FEW : MANY;
    const bursts = planted(levels, server, seed);
    const evidence = evidenceOf(bursts);
    const truth = Math.sqrt(misfit(evidence, server, SOLO_SECONDS) + evidence.within);
    const law = nameLaw(server, { most: Math.max(...levels), wholeCores: 4 });
    for (const known of [
      { slots, law: null },
      { slots: null, law },
    ])
      expect(fitServer(bursts, { ...context, wholeCores: 4 }, known)?.residual).toBeLessThan(1.002 * truth);
  }
});

it("weighs each burst the same: two large ones do not outvote four small ones", () => {
  const serial = [1, 2].map((k) => k * SOLO_SECONDS);
  const flat = Array.from({ length: 40 }, () => SOLO_SECONDS);
  const [small, large] = [
    { level: 2, completions: serial },
    { level: 40, completions: flat },
  ];
  const fit = fitServer([small, small, large, large, large, large], context, { slots: 40, law: "flat" });
  // A flat server misses half of each small burst by ln 2, and nothing of a large one.
  expect(fit?.residual).toBeCloseTo(Math.log(2) * Math.sqrt(0.5 / 3), 2);
});

it("does not depend on the order of bursts or of their completions, and scales with the unit of time", () => {
  const known = { slots: 3, law: null };
  const bursts = planted(FEW, { slots: 3, cores: 2, overheadSeconds: 0.002 });
  const mixed = shuffled(bursts, 5).map(({ level, completions }) => ({ level, completions: shuffled(completions, 6) }));
  const slower = bursts.map(({ level, completions }) => ({ level, completions: completions.map((one) => one * 60) }));
  const [fit, again] = [fitServer(bursts, context, known), fitServer(mixed, context, known)];
  const slow = fitServer(slower, { ...context, soloSeconds: 60 * SOLO_SECONDS }, known);
  expect(again?.cores).toBe(fit?.cores);
  expect(again?.residual).toBeCloseTo(fit?.residual ?? 0, 9);
  expect(slow?.overheadSeconds).toBeCloseTo(60 * (fit?.overheadSeconds ?? 0), 6);
  expect(slow?.residual).toBeCloseTo(fit?.residual ?? 0, 9);
});

it("fits nothing without bursts, without a burst of more than one, or without the seconds of one alone", () => {
  const known = { slots: 1, law: null };
  expect(fitServer([], context, known)).toBeNull();
  expect(fitServer(planted([1], {}), context, known)).toBeNull();
  expect(fitServer(planted(FEW, {}), { ...context, soloSeconds: null }, known)).toBeNull();
  expect(fitServer(planted(FEW, {}), { ...context, soloSeconds: 0 }, known)).toBeNull();
});
