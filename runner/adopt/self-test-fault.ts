import type { SelfTest } from "../../content/run/circumstances/self-test.ts";
import { differenceFromKnown, KNOWN_ANSWER_SERVERS } from "../checks/self-test/known-answer.ts";

/**
 * Why the self-test of a run shows no instrument that measures right; null where it does. Its verdicts are not taken over
 * but found again from the times that it holds.
 */
export function selfTestFault(selfTest: SelfTest | null): string | null {
  if (!selfTest) return "expected the instrument's self-test, got none";
  for (const { server, slots } of KNOWN_ANSWER_SERVERS) {
    const known = selfTest.knownAnswers.find((one) => one.server === server);
    if (!known) return `expected the server "${server}" in the self-test, got none`;
    const fault = known.wrong ?? faultOf(known, slots);
    if (fault) return `self-test, server "${server}": ${fault}`;
  }
  return selfTest.crippledCaughtBy.length > 0
    ? null
    : "self-test: expected the crippled client to be caught, it was not";
}

function faultOf({ requests, expectedSeconds }: SelfTest["knownAnswers"][number], slots: number): string | null {
  if (requests.length !== expectedSeconds.length)
    return `expected ${expectedSeconds.length} requests, got ${requests.length}`;
  const [first = 0] = expectedSeconds;
  // So many at a time are served, each as long as the first.
  const right = expectedSeconds.map((_, index) => first * (Math.floor(index / slots) + 1));
  const off = expectedSeconds.findIndex((seconds, index) => Math.abs(seconds - (right[index] ?? 0)) > first / 100);
  if (off >= 0) return `expected answer ${off + 1} to be known as ${right[off]} s, got ${expectedSeconds[off]} s`;
  if (requests.some(({ sentSeconds, lastByteSeconds }) => (sentSeconds ?? 0) > (lastByteSeconds ?? 0)))
    return "expected every request to be sent before it was answered, got one that was not";
  return differenceFromKnown(requests, expectedSeconds).wrong;
}
