import type { Address } from "../../load/address.ts";
import { textOf } from "../../load/decode-body.ts";
import { send } from "../../load/send-request.ts";

/** One answer of a service. */
export interface Got {
  status: number;
  text: string;
  milliseconds: number;
}

const TIMEOUT_SECONDS = 5;
/** More than a description or a page has; a stream without end fills the memory within these five seconds. */
const MOST_BYTES = 32_000_000;

/**
 * Asks an address for a path; null where there is no whole answer within five seconds and 32 MB. A redirect is the answer.
 */
export async function getOnce(address: Address, path: string): Promise<Got | null> {
  const { signal } = new AbortController();
  const answer = await send({ ...address, path, mostBytes: MOST_BYTES, timeoutSeconds: TIMEOUT_SECONDS, signal });
  const { status, created, lastByte, error } = answer;
  if (status === null || lastByte === null || error !== null) return null;
  return { status, text: textOf(answer).text, milliseconds: 1000 * (lastByte - created) };
}
