import type { KnownAnswer, LoadTest } from "../../content/run/circumstances/self-test.ts";
import type { RequestRecord } from "../../content/run/parts/request.ts";
import type { Run } from "../../content/run/run.ts";
import { differenceFromKnown, KNOWN_ANSWER_SERVERS, knownAnswers } from "../checks/self-test/known-answer.ts";
import { KNOWN_LOAD_SERVERS } from "../checks/self-test/known-load-servers.ts";

/** Far less than five timers of any machine scatter by. */
const LEAST_SCATTER_SECONDS = 1e-6;

/**
 * Why the self-test of a run shows no instrument that measures right; null where it does. Its verdicts are not taken over
 * but found again from the times that it holds.
 */
export function selfTestFault({ selfTest, plan }: Pick<Run, "selfTest" | "plan">): string | null {
  if (!selfTest) return "expected the instrument's self-test, got none";
  for (const { server, slots } of KNOWN_ANSWER_SERVERS) {
    const known = selfTest.knownAnswers.find((one) => one.server === server);
    if (!known) return `expected the server "${server}" in the self-test, got none`;
    const fault = known.wrong ?? faultOf(known, slots);
    if (fault) return `self-test, server "${server}": ${fault}`;
  }
  if (selfTest.crippledCaughtBy.length === 0) return "self-test: expected the crippled client to be caught, it was not";
  return plan.steady ? loadFault(selfTest.load) : null;
}

/** The same of the load generator, in a run that put targets under steady load. */
function loadFault(load: LoadTest | undefined): string | null {
  if (!load) return "self-test: expected one of the load generator, got none";
  for (const { server, quantity, expected, tolerance } of KNOWN_LOAD_SERVERS) {
    const known = load.knownLoads.find((one) => one.server === server && one.quantity === quantity);
    if (!known) return `self-test: expected the server "${server}" under steady load, got none`;
    const allowed = Math.min(tolerance, known.tolerance);
    const isRight = known.measured !== null && Math.abs(known.measured - expected) <= allowed;
    if (known.wrong !== null || !isRight)
      return `self-test, server "${server}" under steady load: expected a ${quantity} of ${expected} ± ${allowed}, got ${known.measured ?? "none"}`;
  }
  return load.crippledCaughtBy.length > 0
    ? null
    : "self-test: expected the crippled load generator to be caught, it was not";
}

function faultOf({ requests, expectedSeconds }: KnownAnswer, slots: number): string | null {
  const right = knownAnswers(slots);
  if (requests.length !== right.length) return `expected ${right.length} requests, got ${requests.length}`;
  const off = right.findIndex((seconds, index) => seconds !== expectedSeconds[index]);
  if (off >= 0) return `expected answer ${off + 1} to be known as ${right[off]} s, got ${expectedSeconds[off]} s`;
  if (requests.some(({ error, status }) => error !== null || status !== 200))
    return "expected every request to be answered with 200, got one that was not";
  if (requests.some(({ sentSeconds, lastByteSeconds }) => (sentSeconds ?? Infinity) > (lastByteSeconds ?? 0)))
    return "expected every request to be sent before it was answered, got one that was not";
  return differenceFromKnown(requests, right).wrong ?? scatterFault(requests, right);
}

/** Timers and networks always scatter: what is exactly as late each time was calculated. */
function scatterFault(requests: RequestRecord[], right: number[]): string | null {
  const answered = requests.map(({ lastByteSeconds }) => lastByteSeconds ?? 0).toSorted((a, b) => a - b);
  const late = answered.map((seconds, index) => seconds - (right[index] ?? 0));
  return Math.max(...late) - Math.min(...late) < LEAST_SCATTER_SECONDS
    ? "expected times that scatter, as measured ones do, got answers that are all exactly as late"
    : null;
}
