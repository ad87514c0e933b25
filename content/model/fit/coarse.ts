import type { Evidence, LevelEvidence } from "../evidence.ts";
import { type Candidate, levelMisfit } from "./misfit.ts";

/** A candidate and how far it is from the evidence. */
export interface Scored extends Candidate {
  misfit: number;
}

/** Overheads to begin from, as parts of the seconds alone: far apart, as each is refined later. */
const OVERHEADS = [0.001, 0.015];
const CORE_STEP = 1.2;
/** Cores are told apart by twentieths. */
export const CORE_TICKS = 20;

/** Every number of slots at a coarse grid of cores and overheads, scored. */
export function coarseFits(evidence: Evidence, soloSeconds: number, wholeCores: number): Scored[] {
  return OVERHEADS.map((part) => part * soloSeconds).flatMap((overheadSeconds) => {
    const ample = { cores: Number.POSITIVE_INFINITY, overheadSeconds };
    const ampleTables = evidence.levels.map((level) => tableOf(level, ample, soloSeconds, null));
    const scarce = coarseCores(wholeCores).flatMap((cores) => {
      const setting = { cores, overheadSeconds };
      const tables = evidence.levels.map((level, at) => tableOf(level, setting, soloSeconds, ampleTables[at] ?? null));
      return scoredSlots(evidence, setting, tables);
    });
    return [...scoredSlots(evidence, ample, ampleTables), ...scarce];
  });
}

/** From one core to all of them, each a fifth more than the one before. */
function coarseCores(wholeCores: number): number[] {
  const cores = [1];
  for (let next = CORE_STEP; next < wholeCores; next *= CORE_STEP)
    cores.push(Math.round(next * CORE_TICKS) / CORE_TICKS);
  return wholeCores > 1 ? [...cores, Math.floor(wholeCores * CORE_TICKS) / CORE_TICKS] : cores;
}

/**
 * A level's misfit for 1 to level slots: more make no difference to it. Where the cores suffice for the slots, `ample`
 * holds the answer already.
 */
function tableOf(
  level: LevelEvidence,
  setting: Omit<Candidate, "slots">,
  soloSeconds: number,
  ample: readonly number[] | null,
): number[] {
  return Array.from({ length: level.level }, (_, index) => {
    const known = setting.cores >= index + 1 ? ample?.[index] : undefined;
    return known ?? levelMisfit(level, { ...setting, slots: index + 1 }, soloSeconds);
  });
}

/** Cores that suffice for the slots are left to the candidate without a limit: it predicts the same. */
function scoredSlots({ levels }: Evidence, setting: Omit<Candidate, "slots">, tables: number[][]): Scored[] {
  const most = Math.max(...levels.map(({ level }) => level));
  const fewest = Number.isFinite(setting.cores) ? Math.floor(setting.cores) + 1 : 1;
  return Array.from({ length: Math.max(0, most - fewest + 1) }, (_, index) => {
    const slots = fewest + index;
    const misfit = levels.reduce(
      (sum, { level, weight }, at) => sum + weight * (tables[at]?.[Math.min(slots, level) - 1] ?? 0),
      0,
    );
    return { ...setting, slots, misfit };
  });
}
