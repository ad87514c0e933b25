import { z } from "zod";

/** The body of an answer that tells of the work that was done for it. */
export const toldWorkSchema = z.object({
  result: z.number().nonnegative(),
  pid: z.int().nonnegative(),
  iterations: z.int().positive(),
  began: z.number(),
  ended: z.number(),
  concurrent_tasks: z.int().nonnegative().optional(),
});

/** What a target tells of the work it did; moments in seconds on the server's monotonic clock. */
export interface ToldWork extends z.infer<typeof toldWorkSchema> {
  /** Whether the interval is the whole call of an application, in which the request may also have waited. */
  isWholeCall?: boolean;
}

/** The header that the middleware of `targets/middleware` adds to responses, as HTTP libraries spell it. */
export const WORK_HEADER = "benchbook-work";

/** Nanoseconds of CLOCK_MONOTONIC, a process and a count of tasks: no more digits than each can have. */
const FORM =
  /^interface=(?<face>asgi|wsgi);began=(?<began>\d{1,19});ended=(?<ended>\d{1,19});worker=(?<worker>\d{1,10})(;tasks=(?<tasks>\d{1,9}))?$/;

const EXPECTED = `${WORK_HEADER}: interface=asgi;began=…;ended=…;worker=…`;
const NANOSECONDS_PER_SECOND = 1e9;

/** What a header tells of work, or why it is wrong. */
export type ToldByHeader = { work: ToldWork; error: null } | { work: null; error: string };

/**
 * Reads what an application behind the middleware tells of its work. What is not as the middleware writes it is wrong:
 * half of it understood could place work where there was none. It is not repeated either: an error is written to the run
 * file, where nothing of an answer's headers may be that is not known to be the middleware's.
 *
 * @param value the header's, several where it was sent more than once
 */
export function readWorkHeader(value: string | string[]): ToldByHeader {
  const wrong = (got: string) => ({ work: null, error: `expected ${EXPECTED}, got ${got}` });
  if (Array.isArray(value)) return wrong(`${value.length} such headers`);
  const told = FORM.exec(value)?.groups;
  if (!told) return wrong(`${value.length} characters of another form`);
  const [began, ended] = [Number(told.began), Number(told.ended)];
  if (ended < began) return wrong("an end before the beginning");
  const work = {
    pid: Number(told.worker),
    iterations: 0,
    result: (ended - began) / NANOSECONDS_PER_SECOND,
    began: began / NANOSECONDS_PER_SECOND,
    ended: ended / NANOSECONDS_PER_SECOND,
    ...(told.tasks !== undefined && { concurrent_tasks: Number(told.tasks) }),
    // An ASGI server calls the application when the request arrives; what serves it may not be free yet.
    isWholeCall: told.face === "asgi",
  };
  return { work, error: null };
}
