import { wrongAnswer } from "../../content/run/endpoint/right-answer.ts";
import type { RequestableEndpoint } from "../../content/run/parts/endpoint.ts";
import { withoutSecrets } from "../program/secrets/secrets.ts";
import { textOf } from "./decode-body.ts";
import type { Answer } from "./exchange.ts";
import { readWorkHeader, type ToldWork, toldWorkSchema } from "./told-work.ts";

/** A verified answer, with what it tells of its work, or why it is none. */
export type Verified = { work: ToldWork | null; error: null } | { work: null; error: string };

/** What was asked for: an amount of an endpoint's work, null where it is fixed. */
export interface RequestedWork {
  /** Whether an answer has to say what was worked, where it is not fixed; it has where nothing else is said. */
  contract?: boolean;
  endpoint: Pick<RequestableEndpoint, "work" | "answer">;
  amount: number | null;
}

/**
 * Checks an answer before its time may count: that it is the right one, and did the work that was asked for. Who does
 * fixed work, or keeps no contract, need not say so: how long it takes is seen from bursts of one. Where it says so in a
 * header, that has to be right too.
 */
export function verify(answered: Answer, { contract = true, endpoint, amount }: RequestedWork): Verified {
  const { text, fault } = textOf(answered);
  const answer = { ...answered, body: text };
  const no = (error: string): Verified => ({ work: null, error: error.slice(0, 2000) });
  if (answer.error) return no(answer.error);
  const body = json(answer.body);
  const wrong = wrongAnswer({ status: answer.status, body }, endpoint.answer);
  const isReadable = fault === undefined || answer.status !== endpoint.answer.status;
  if (wrong) return no(isReadable ? (quoting(answer, endpoint.answer) ?? wrong) : fault);
  if (!contract || endpoint.work === "fixed") return verifyHeader(answer);
  const parsed = toldWorkSchema.safeParse(body);
  if (!parsed.success) return no(fault ?? `expected an answer about work, got ${startOf(withoutSecrets(answer.body))}`);
  const work = parsed.data;
  if (work.iterations !== amount) return no(`expected ${amount} iterations, got ${work.iterations}`);
  if (work.ended < work.began) return no("expected the work to end after it began");
  return { work, error: null };
}

/**
 * Why an answer is wrong, with what it begins with. A server may repeat what it was sent: secrets are taken out before
 * anything is cut, because half of one would not be found any more.
 */
function quoting({ status, body }: Answer, right: RequestedWork["endpoint"]["answer"]): string | undefined {
  const shown = withoutSecrets(body);
  const wrong = wrongAnswer({ status, body: json(shown) }, right);
  return wrong && shown !== "" ? `${wrong}: ${startOf(shown)}` : wrong;
}

function startOf(text: string): string {
  return text.slice(0, 200);
}

function verifyHeader({ workHeader }: Answer): Verified {
  return workHeader === undefined ? { work: null, error: null } : readWorkHeader(workHeader);
}

function json(text: string): unknown {
  // Of many answers the body is not read, and failing to parse takes long.
  if (text === "") return undefined;
  try {
    // A byte order mark may stand before it, and means nothing (RFC 8259, section 8.1).
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}
