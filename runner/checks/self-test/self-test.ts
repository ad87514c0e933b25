import { availableParallelism } from "node:os";
import path from "node:path";
import { Client } from "undici";
import { requestFaults } from "../../../content/findings/bursts/invalid-reasons.ts";
import type { KnownAnswer, SelfTest } from "../../../content/run/circumstances/self-test.ts";
import { type Address, authority, LOOPBACK } from "../../load/address.ts";
import type { RequestOptions } from "../../load/exchange.ts";
import { sendBurst } from "../../load/send-burst.ts";
import { sendThrough } from "../../load/send-request.ts";
import { UNSEEN } from "../../observe/target-observer.ts";
import { microseconds, monotonicSeconds } from "../../program/clock.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { messageOf } from "../../program/message-of.ts";
import { withServer } from "../servers/with-server.ts";
import { type CapacityOptions, measureCapacity } from "./client-cost.ts";
import {
  differenceFromKnown,
  KNOWN_ANSWER_MILLISECONDS,
  KNOWN_ANSWER_REQUESTS,
  KNOWN_ANSWER_SERVERS,
  type KnownAnswerServer,
  knownAnswerEndpoint,
  knownAnswers,
} from "./known-answer.ts";
import { testLoad } from "./test-load.ts";

/** The script of the server that has all of the known answers. */
export const KNOWN_ANSWER_SERVER = path.join(import.meta.dirname, "known-answer-server.ts");
const TIMEOUT_SECONDS = 3;
/** Other work on the machine can delay a burst; an instrument that is wrong is wrong every time. */
const TRIES = 3;

/** What of the instrument a run uses. */
export interface SelfTestOptions extends CapacityOptions {
  /** Whether it puts anything under steady load; its load generator is tested then, too. */
  isSteady?: boolean;
}

/**
 * Measures servers with known answers, in a process of their own, through the very code that measures the targets, and
 * once more with a client that is crippled on purpose; then finds out what bursts of some levels cost the client.
 *
 * @param asked the levels, how many cores the targets keep busy, and whether there is steady load
 * @param serverScript the known-answer server; another one is there to prove that a wrong answer is noticed
 * @throws ExitError (the machine cannot) when an answer is measured wrong or the crippled client is not noticed
 */
export async function selfTest(
  signal: AbortSignal,
  asked: SelfTestOptions,
  serverScript = KNOWN_ANSWER_SERVER,
): Promise<SelfTest> {
  const began = monotonicSeconds();
  try {
    const tested = await withServer(serverScript, signal, async (port) => {
      const where = { host: LOOPBACK, port, signal };
      // The crippled client sends one request after the other, and so disturbs nothing that is measured meanwhile.
      const [knownAnswers, crippledCaughtBy] = await Promise.all([measureAllKnown(where), crippled(where)]);
      refuseWrong(knownAnswers, crippledCaughtBy);
      return { knownAnswers, crippledCaughtBy, ...(await measureCapacity(burstAt(where, "parallel"), asked)) };
    });
    const load = asked.isSteady ? { load: await testLoad(signal) } : {};
    return { tookSeconds: microseconds(monotonicSeconds() - began), ...tested, ...load };
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof ExitError) throw thrown;
    throw new ExitError(`self-test: its servers with known answers cannot be had: ${messageOf(thrown)}`, EXIT.unable);
  }
}

interface Where extends Address {
  signal: AbortSignal;
}

const burstAt = (where: Where, endpoint: string) => ({
  ...where,
  endpoint: knownAnswerEndpoint(endpoint),
  amount: KNOWN_ANSWER_MILLISECONDS,
  level: KNOWN_ANSWER_REQUESTS,
  timeoutSeconds: TIMEOUT_SECONDS,
  clock: "shared" as const,
  sharedCores: availableParallelism(),
  observer: UNSEEN,
});

async function measureAllKnown(where: Where): Promise<KnownAnswer[]> {
  const measured: KnownAnswer[] = [];
  for (const known of KNOWN_ANSWER_SERVERS) measured.push(await untilRight(() => measureKnown(known, where)));
  return measured;
}

async function untilRight(measure: () => Promise<KnownAnswer>): Promise<KnownAnswer> {
  let measured = await measure();
  for (let tries = 1; tries < TRIES && measured.wrong !== null; tries++) measured = await measure();
  return measured;
}

/** Sends one burst to a server with known answers, and compares what it found with what is known. */
export async function measureKnown({ server, endpoint, slots }: KnownAnswerServer, where: Where): Promise<KnownAnswer> {
  const sent = await sendBurst(burstAt(where, endpoint));
  const { client, requests } = sent;
  const expectedSeconds = knownAnswers(slots);
  const judged = differenceFromKnown(requests, expectedSeconds);
  return {
    server,
    expectedSeconds,
    ...judged,
    client,
    requests,
    wrong: judged.wrong ?? requestFaults(sent)[0] ?? null,
  };
}

/** All requests through one connection: on a server that serves any number at once this must look wrong. */
async function crippled(where: Where): Promise<string[]> {
  const client = new Client(`http://${authority(where)}`, { pipelining: 1 });
  try {
    const sent = await sendBurst(burstAt(where, "parallel"), (asked: RequestOptions) => ({
      send: () => sendThrough(client, asked),
      close: () => {},
    }));
    return requestFaults(sent);
  } finally {
    await client.destroy();
  }
}

function refuseWrong(knownAnswers: KnownAnswer[], crippledCaughtBy: string[]): void {
  const wrong = knownAnswers.find((known) => known.wrong !== null);
  if (wrong)
    throw new ExitError(
      `self-test: the ${wrong.server} server is measured wrong: ${wrong.wrong}; nothing measured here could be trusted, so end other work on this machine and try again`,
      EXIT.unable,
    );
  if (crippledCaughtBy.length === 0)
    throw new ExitError(
      "self-test: expected a client with one connection to be caught, got a burst that looks valid; measuring with this build would not tell a slow client from a slow server",
      EXIT.unable,
    );
}
