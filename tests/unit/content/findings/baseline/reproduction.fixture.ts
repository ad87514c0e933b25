import { expect } from "vitest";
import { baseline } from "../../../../../content/articles/fastapi-flask/baseline.ts";
import { reproductionOf } from "../../../../../content/findings/baseline/reproduction.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { burstAt } from "../../../../fixture/made-run/observed.ts";
import { TARGETS } from "../../../../fixture/made-run/targets.ts";

/** The run with every second burst of an endpoint, or all of them, so many times as long on FastAPI. */
export function scattered(run: Run, endpoint: string, factor: number, which: "some" | "all" = "some"): Run {
  const [fastapi] = TARGETS;
  const observations = run.observations.map((seen) =>
    fastapi && seen.kind === "burst" && seen.endpoint === endpoint && seen.target === fastapi.name && !seen.cold
      ? which === "all" || seen.repetition === 1
        ? burstAt(fastapi, endpoint, 0.25 * factor, { level: seen.level, repetition: seen.repetition })
        : seen
      : seen,
  );
  return { ...run, observations };
}

/** The run with every burst of blocking requests on one target answered at once. */
export function servedAtOnce(run: Run, name: string): Run {
  const target = TARGETS.find((one) => one.name === name);
  const free = target && { ...target, endpoints: { "sync-cpubound": { slots: 100, cores: 100 } } };
  const observations = run.observations.map((seen) =>
    free && seen.kind === "burst" && seen.target === name && seen.endpoint === "sync-cpubound" && !seen.cold
      ? burstAt(free, seen.endpoint, 0.25, { level: seen.level, repetition: seen.repetition })
      : seen,
  );
  return { ...run, observations };
}

/** The run with a burst of ten in each repetition. */
export function withTen(of: Run, targets = TARGETS): Run {
  const [fastapi] = targets;
  const tens = fastapi
    ? [0, 1].map((repetition) => burstAt(fastapi, "sync-cpubound", 0.25, { level: 10, repetition }))
    : [];
  return { ...of, observations: [...of.observations, ...tens] };
}

/** The one row about a quantity, of a run beside the published figures. */
export function rowOf(of: Run, quantity: string) {
  const found = reproductionOf(of, baseline)
    .flatMap(({ rows }) => rows)
    .filter((row) => row.quantity.includes(quantity));
  expect(found).toHaveLength(1);
  return found[0];
}
/** Its verdict. */
export const verdictOf = (of: Run, quantity: string) => rowOf(of, quantity)?.verdict;
