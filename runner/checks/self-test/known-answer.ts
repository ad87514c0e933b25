import type { KnownAnswer } from "../../../content/run/circumstances/self-test.ts";
import { type Endpoint, endpointSchema } from "../../../content/run/parts/endpoint.ts";
import type { RequestRecord } from "../../../content/run/parts/request.ts";

/** A known-answer server: how many requests it serves at once decides when each is answered. */
export interface KnownAnswerServer {
  server: KnownAnswer["server"];
  endpoint: string;
  slots: number;
}

/** The servers whose answers are known. */
export const KNOWN_ANSWER_SERVERS: KnownAnswerServer[] = [
  { server: "serial", endpoint: "serial", slots: 1 },
  { server: "parallel", endpoint: "parallel", slots: Number.POSITIVE_INFINITY },
  { server: "two workers", endpoint: "workers", slots: 2 },
];

/** How many requests a known-answer server is sent together. */
export const KNOWN_ANSWER_REQUESTS = 5;
/** How long it takes for each. */
export const KNOWN_ANSWER_MILLISECONDS = 50;

/** When each request is answered where so many are served at once, in seconds. */
export function knownAnswers(slots: number): number[] {
  const turn = (index: number) => Math.max(1, Math.ceil((index + 1) / slots));
  return Array.from({ length: KNOWN_ANSWER_REQUESTS }, (_, index) => (turn(index) * KNOWN_ANSWER_MILLISECONDS) / 1000);
}

/** What is asked of a known-answer server: to wait for so many milliseconds, in slots of its own. */
export function knownAnswerEndpoint(slots: string): Endpoint {
  const declared = { name: slots, label: `known answers, ${slots}`, path: `/test/${slots}/{amount}` };
  return endpointSchema.parse({ ...declared, work: "wait", executor: "event-loop" });
}

const TOLERANCE_SECONDS = 0.01;
const TOLERANCE_SHARE = 0.1;

/**
 * Compares the completion times of a burst with what is known of them, in ascending order.
 *
 * @returns the tolerance at the last answer (10 ms and a tenth of what is expected), and what is wrong, else null
 */
export function differenceFromKnown(requests: RequestRecord[], expectedSeconds: number[]) {
  const tolerance = (seconds: number) => TOLERANCE_SECONDS + TOLERANCE_SHARE * seconds;
  const answered = requests.map(({ lastByteSeconds }) => lastByteSeconds ?? Infinity).toSorted((a, b) => a - b);
  const off = expectedSeconds.findIndex((wanted, index) => {
    const got = answered[index] ?? Infinity;
    return Math.abs(got - wanted) > tolerance(wanted);
  });
  const toleranceSeconds = tolerance(Math.max(...expectedSeconds));
  if (off < 0) return { toleranceSeconds, wrong: null };
  const [wanted = 0, got = 0] = [expectedSeconds[off], answered[off]];
  const wrong = `answer ${off + 1} expected after ${wanted.toFixed(3)} s ± ${tolerance(wanted).toFixed(3)} s, got it after ${got.toFixed(3)} s`;
  return { toleranceSeconds, wrong };
}
