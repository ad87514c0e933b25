import { LARGEST_BYTES } from "../../content/run/parse.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { messageOf } from "../program/message-of.ts";
import { sayAddress, withinHost } from "./published-address.ts";

/** What is asked for at most: the largest file, and as long as a slow network takes for that. */
const LIMITS = { bytes: LARGEST_BYTES, seconds: 60, redirects: 5 } as const;
const MEGABYTE = 1_000_000;

/** What was answered, and the address that it is of after redirects. */
export interface Fetched {
  address: URL;
  text: string;
}

/**
 * Asks for the text at an address, bounded in size and time. Redirects are followed within its host.
 *
 * @throws ExitError (the machine cannot) for any other answer than a text within these bounds, in one sentence
 */
export async function fetchText(
  address: URL,
  interruption: AbortSignal,
  limits: { bytes: number; seconds: number } = LIMITS,
): Promise<Fetched> {
  const late = AbortSignal.timeout(limits.seconds * 1000);
  try {
    return await follow(address, AbortSignal.any([late, interruption]), limits.bytes);
  } catch (thrown) {
    interruption.throwIfAborted();
    if (thrown instanceof ExitError) throw thrown;
    if (late.aborted) throw refusal(address, `an answer within ${limits.seconds} s`, "none that was whole");
    const cause = thrown instanceof Error && thrown.cause ? thrown.cause : thrown;
    throw refusal(address, "an answer", messageOf(cause) || "none");
  }
}

async function follow(begin: URL, signal: AbortSignal, mostBytes: number): Promise<Fetched> {
  let address = begin;
  for (let asked = 0; asked <= LIMITS.redirects; asked += 1) {
    const response = await fetch(address, { redirect: "manual", signal });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || location === null)
      return { address, text: await textOf(response, address, mostBytes) };
    await response.body?.cancel();
    address = withinHost(address, location);
  }
  throw refusal(begin, `at most ${LIMITS.redirects} redirects`, "more");
}

async function textOf(response: Response, address: URL, mostBytes: number): Promise<string> {
  if (response.status !== 200 || !response.body) throw refusal(address, "status 200", `status ${response.status}`);
  const tooMuch = () => refusal(address, `at most ${mostBytes / MEGABYTE} MB`, "more");
  if (Number(response.headers.get("content-length")) > mostBytes) {
    await response.body.cancel();
    throw tooMuch();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    // What is left unread ends the connection.
    if (bytes > mostBytes) throw tooMuch();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function refusal(address: URL, expected: string, got: string): ExitError {
  return new ExitError(`${sayAddress(address)}: expected ${expected}, got ${got}`, EXIT.unable);
}
