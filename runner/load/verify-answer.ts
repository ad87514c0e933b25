import { z } from "zod";
import type { Answer } from "./send-request.ts";

const answered = z.object({
  result: z.number().nonnegative(),
  pid: z.int().nonnegative(),
  iterations: z.int().positive(),
  began: z.number(),
  ended: z.number(),
  concurrent_tasks: z.int().nonnegative().optional(),
});

/** What a target says of the work it did; moments in seconds on the server's monotonic clock. */
export type Answered = z.infer<typeof answered>;

/** A verified answer, or why it is none. */
export type Verified = { work: Answered; error: null } | { work: null; error: string };

/** Checks an answer before its time may count: status, shape, and that it did the work that was asked for. */
export function verify(answer: Answer, iterations: number): Verified {
  const no = (error: string): Verified => ({ work: null, error: error.slice(0, 2000) });
  if (answer.error) return no(answer.error);
  if (answer.status !== 200) return no(`expected status 200, got ${answer.status}: ${answer.body.slice(0, 200)}`);
  const parsed = answered.safeParse(json(answer.body));
  if (!parsed.success) return no(`expected an answer about work, got ${answer.body.slice(0, 200)}`);
  const work = parsed.data;
  if (work.iterations !== iterations) return no(`expected ${iterations} iterations, got ${work.iterations}`);
  if (work.ended < work.began) return no("expected the work to end after it began");
  return { work, error: null };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
