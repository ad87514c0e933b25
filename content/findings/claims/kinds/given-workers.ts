import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { isMeasured } from "../judge-claims.ts";
import { NOT_MEASURED, type Test } from "../verdict.ts";

/** Two services of which a sentence says that one has as many workers as the other, or more. */
type Pair = readonly [first: string, second: string];

/** A test of a sentence about two services with as many workers: nothing is known of it where they have not. */
export function withAsManyWorkers(pair: Pair, test: Test): Test {
  const said = "a service with as many workers as another";
  return given(test, pair, { said, isSo: ([first = 0, second = 0]) => first === second });
}

/** A test of a sentence about a service that has more workers than another: nothing is known of it where it has not. */
export function withMoreWorkers(pair: Pair, test: Test): Test {
  const said = "a service with more workers than another";
  return given(test, pair, { said, isSo: ([first = 0, second = 0]) => first > second });
}

/** A test of a sentence that says of some services that each has one worker: nothing is known of it where one has more. */
export function withOneWorker(targets: readonly string[], test: Test): Test {
  return given(test, targets, {
    said: "services with one worker",
    isSo: (all) => all.every((workers) => workers === 1),
  });
}

/** A test of a sentence about services with several workers each: nothing is known of it where one has not. */
export function withSeveralWorkers(targets: readonly string[], test: Test): Test {
  return given(test, targets, {
    said: "services with several workers",
    isSo: (all) => all.every((workers) => workers > 1),
  });
}

interface Relation {
  said: string;
  isSo: (workers: number[]) => boolean;
}

/** How many workers each service has may be set from outside: the Compose file only says how many it usually has. */
function given(test: Test, targets: readonly string[], { said, isSo }: Relation): Test {
  const judge = (run: Run) => {
    const judged = test(run);
    const found = targets.map((target) => ({ target, workers: workersIn(run, target) }));
    const known = found.flatMap(({ workers }) => workers ?? []);
    if (!isMeasured(judged) || (known.length === targets.length && isSo(known))) return judged;
    const has = found.map(({ target, workers }) => `${labelOf(run, target)} (${workers ?? "not known"})`);
    const evidence = `the claim is about ${said}, and this run has ${has.join(" beside ")}`;
    return { ...NOT_MEASURED, evidence };
  };
  return Object.assign(judge, test.falsification && { falsification: test.falsification });
}

function workersIn({ targets }: Run, target: string): number | null {
  return targets.find(({ name }) => name === target)?.workers ?? null;
}
