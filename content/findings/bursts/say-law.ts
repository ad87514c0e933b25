import type { Run } from "../../run/run.ts";
import { lawsOf } from "./laws.ts";

/** The name of the law that a sweep was found to follow; both names where its levels cannot tell. Null without one. */
export function sayLaw(run: Run, endpoint: string, target: string): string | null {
  const fit = lawsOf(run, endpoint).find((one) => one.target === target)?.fit;
  if (!fit) return null;
  return fit.indistinguishable && fit.runnerUp ? `${fit.law} or ${fit.runnerUp.law}` : fit.law;
}
