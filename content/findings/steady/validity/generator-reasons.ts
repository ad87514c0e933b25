import type { LoadWindow } from "../../../run/parts/load-window.ts";

/**
 * The share of what is due that each generator has to send, and how much longer, as a share, requests may take since due.
 */
export interface GeneratorLimits {
  sentShare: number;
  lateShare: number;
}

/**
 * Why a window that several generators sent must not be counted, though their sum might do: one of many that is late is lost
 * among the others. Each is held to what one alone is held to.
 */
export function generatorReasons({ generators = [] }: LoadWindow, limits: GeneratorLimits): string[] {
  return generators.flatMap((one, index) => {
    const name = `load generator ${index + 1} of ${generators.length}`;
    if (one.error !== null) return [`${name} gave no result: ${one.error}`];
    const sent = one.offered > 0 ? 1 - one.late / one.offered : 1;
    const isLate = one.sinceDueSeconds.some((due, at) => {
      const since = one.sinceSentSeconds[at] ?? null;
      return due !== null && since !== null && due > (1 + limits.lateShare) * since;
    });
    return [
      ...(sent < limits.sentShare ? [`${name} sent ${Number((100 * sent).toFixed(1))}% of what was due`] : []),
      ...(isLate ? [`${name} sent late`] : []),
    ];
  });
}
