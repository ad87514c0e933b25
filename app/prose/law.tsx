import { lawsOf } from "../../content/findings/laws.ts";
import type { Run } from "../../content/run/run.ts";

/** The name of the law that a sweep was found to follow, in the text. */
export function Law({ run, endpoint, target }: { run: Run; endpoint: string; target: string }) {
  const fit = lawsOf(run, endpoint).find((one) => one.target === target)?.fit;
  const undecided = fit?.indistinguishable && fit.runnerUp;
  const said = fit ? (undecided ? `${fit.law} or ${fit.runnerUp?.law}` : fit.law) : "not measured";
  return <em className={fit ? "value" : "value missing"}>{said}</em>;
}
