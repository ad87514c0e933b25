import { quantileOfT } from "../../statistics/t-quantile.ts";
import { completions } from "../serve.ts";

/** The total of one burst: seconds until its last answer. */
export interface Total {
  level: number;
  seconds: number;
}

/** A server of known slots whose cores were fitted to totals. */
export interface CoresFit {
  cores: number;
  /** The 95% interval of the cores, within what was searched. */
  low: number;
  high: number;
  /** Seconds of one request alone, as the whole sweep has it. */
  soloSeconds: number;
  /** The standard deviation of ln(measured / fitted), with the totals less two degrees of freedom. */
  spread: number;
}

/** Cores are told apart by hundredths. */
const TICKS = 100;

/** What a burst's total is, in units of one request alone. */
export function relativeTotal(level: number, { slots, cores }: { slots: number; cores: number }): number {
  const done = completions({ requests: level, slots, cores, serviceSeconds: 1, overheadSeconds: 0 });
  return done.at(-1) ?? 0;
}

/**
 * Fits cores to the totals of bursts, with the slots as they are declared. It is only for figures of which nothing but
 * totals was published: a run is fitted to every answer, since equal totals can hide different servers. Least squares of
 * logarithms over cores from 1 to the slots; the interval is what the likelihood ratio does not reject (Seber and Wild,
 * "Nonlinear Regression", 1989, section 5.2).
 *
 * @returns null for fewer than four totals, or without two slots
 */
export function fitCores(totals: readonly Total[], slots: number): CoresFit | null {
  if (totals.length < 4 || slots < 2) return null;
  const tried = Array.from({ length: (slots - 1) * TICKS + 1 }, (_, tick) =>
    scored(totals, slots, (TICKS + tick) / TICKS),
  );
  const best = tried.reduce((least, one) => (one.squares < least.squares ? one : least));
  const freedom = totals.length - 2;
  const bound = best.squares * (1 + quantileOfT(0.975, freedom) ** 2 / freedom);
  const likely = tried.filter(({ squares }) => squares <= bound).map(({ cores }) => cores);
  return {
    cores: best.cores,
    low: Math.min(...likely),
    high: Math.max(...likely),
    soloSeconds: Math.exp(best.logAlone),
    spread: Math.sqrt(best.squares / freedom),
  };
}

function scored(totals: readonly Total[], slots: number, cores: number) {
  const logs = totals.map(({ level, seconds }) => Math.log(seconds / relativeTotal(level, { slots, cores })));
  const logAlone = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return { cores, logAlone, squares: logs.reduce((sum, log) => sum + (log - logAlone) ** 2, 0) };
}
