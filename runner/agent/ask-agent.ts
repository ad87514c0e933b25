import type { Address } from "../load/address.ts";
import { send } from "../load/send-request.ts";

/** Where an agent answers, and to which token. */
export interface AgentAddress extends Address {
  token: string;
}

/** How long an agent is waited for. */
export interface AgentOptions {
  timeoutSeconds?: number;
  signal?: AbortSignal;
}

const ANSWER_SECONDS = 5;
/** A window has three histograms of at most 40,000 bytes; a watch of an hour is larger. */
const MOST_BODY_BYTES = 32_000_000;

/**
 * Asks an agent on another machine.
 *
 * @throws Error saying why there is no answer
 */
export async function askAgent(
  { token, ...at }: AgentAddress,
  path: string,
  asked: unknown,
  { timeoutSeconds = ANSWER_SECONDS, signal = new AbortController().signal }: AgentOptions = {},
): Promise<unknown> {
  const { status, body, error } = await send({
    ...at,
    ...{ method: "POST", path, body: JSON.stringify(asked), timeoutSeconds, signal, mostBytes: MOST_BODY_BYTES },
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });
  if (error !== null) throw new Error(error);
  if (status !== 200) throw new Error(`expected status 200, got ${status}: ${body.slice(0, 500)}`);
  return JSON.parse(body);
}
