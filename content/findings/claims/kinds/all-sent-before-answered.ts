import type { Run } from "../../../run/run.ts";
import { burstsOn } from "../../bursts/bursts.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { withOneChanged } from "../../worlds/falsified.ts";
import { byCount } from "../judged-by.ts";
import { falsifiable, NOT_MEASURED, type Test } from "../verdict.ts";

/**
 * The last request of a burst is sent before the first is answered, in every burst of a sweep: also in those that do not
 * count, which may be just why. One burst in which it is not refutes it, and so does one of which a request was answered and
 * another never sent.
 */
export function allSentBeforeAnswered({ endpoint, target }: SweepId): Test {
  const test = (run: Run) => {
    const shares = burstsOn(run, endpoint)
      .filter((burst) => burst.target === target && burst.level > 1)
      .flatMap(({ requests }) => {
        const sent = requests.map(({ sentSeconds }) => sentSeconds ?? Number.POSITIVE_INFINITY);
        const answered = requests.flatMap(({ firstByteSeconds }) => firstByteSeconds ?? []);
        return answered.length > 0 ? [Math.max(...sent) / Math.min(...answered)] : [];
      });
    if (shares.length === 0) return NOT_MEASURED;
    const most = Math.max(...shares);
    const evidence = Number.isFinite(most)
      ? `sending took at most ${(most * 100).toPrecision(2)}% of the time to the first answer`
      : "a request was never sent, and another of its burst was answered";
    return byCount({ verdict: most < 1 ? "holds" : "fails", evidence }, shares.length);
  };
  return falsifiable(test, {
    sweeps: [{ endpoint, target }],
    falsify: () => ({
      run: (run) =>
        withOneChanged(run, (seen) => {
          if (seen.kind !== "burst" || seen.cold || seen.level < 2 || seen.endpoint !== endpoint) return null;
          if (seen.target !== target) return null;
          return { ...seen, requests: seen.requests.map((one) => ({ ...one, sentSeconds: one.lastByteSeconds })) };
        }),
    }),
  });
}
