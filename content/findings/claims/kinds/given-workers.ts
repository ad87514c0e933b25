import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { isMeasured } from "../judge-claims.ts";
import { NOT_MEASURED, type Test } from "../verdict.ts";

/** Two services of which a sentence says that one has as many workers as the other, or more. */
type Pair = readonly [first: string, second: string];

/** A test of a sentence about two services with as many workers: nothing is known of it where they have not. */
export function withAsManyWorkers(pair: Pair, test: Test): Test {
  return given(test, pair, { said: "as many workers as another", isSo: (first, second) => first === second });
}

/** A test of a sentence about a service that has more workers than another: nothing is known of it where it has not. */
export function withMoreWorkers(pair: Pair, test: Test): Test {
  return given(test, pair, { said: "more workers than another", isSo: (first, second) => first > second });
}

interface Relation {
  said: string;
  isSo: (first: number, second: number) => boolean;
}

/** How many workers each service has may be set from outside: the Compose file only says how many it usually has. */
function given(test: Test, [first, second]: Pair, { said, isSo }: Relation): Test {
  const judge = (run: Run) => {
    const judged = test(run);
    const [one, other] = [workersIn(run, first), workersIn(run, second)];
    if (!isMeasured(judged) || (one !== null && other !== null && isSo(one, other))) return judged;
    const say = (target: string, workers: number | null) => `${labelOf(run, target)} (${workers ?? "not known"})`;
    const evidence = `the claim is about a service with ${said}, and this run has ${say(first, one)} beside ${say(second, other)}`;
    return { ...NOT_MEASURED, evidence };
  };
  return Object.assign(judge, test.falsification && { falsification: test.falsification });
}

function workersIn({ targets }: Run, target: string): number | null {
  return targets.find(({ name }) => name === target)?.workers ?? null;
}
