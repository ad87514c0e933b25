import { z } from "zod";

/** More of a body is never read. */
export const MOST_BODY_BYTES = 1_000_000;

/** What a right answer of an endpoint is, beside what its kind of work asks for. */
export const rightAnswerSchema = z
  .strictObject({
    status: z.int().min(200).max(599).default(200),
    /** A JSON Pointer (RFC 6901) into the body, such as `/rows/0/id`. */
    at: z
      .string()
      .max(200)
      .regex(/^(\/([^~]|~[01])*)?$/, { message: "expected a JSON Pointer, as /rows/0/id" })
      .optional(),
    /** What is there. */
    equals: z
      .union([z.string().max(200), z.number(), z.boolean(), z.null()], "expected text, a number, true, false or null")
      .optional(),
    /** The largest body, in bytes. */
    mostBytes: z.int().positive().max(MOST_BODY_BYTES).default(MOST_BODY_BYTES),
  })
  .refine(({ at, equals }) => (at === undefined) === (equals === undefined), {
    path: ["equals"],
    message: "expected `at` and `equals` together: where to look and what is there, got one of them",
  });

/** See {@link rightAnswerSchema}. */
export type RightAnswer = z.infer<typeof rightAnswerSchema>;

/** An answer as it is judged. */
interface Answered {
  status: number | null;
  /** The parsed body; undefined where it is no JSON. */
  body: unknown;
}

/** Why an answer is not the right one; undefined when it is. A body that is too large is refused while it is read. */
export function wrongAnswer({ status, body }: Answered, right: RightAnswer): string | undefined {
  if (status !== right.status) return `expected status ${right.status}, got ${status}${adviceFor(status ?? 0)}`;
  if (right.at === undefined) return undefined;
  const expected = `expected ${JSON.stringify(right.equals)} at ${placeOf(right.at)}`;
  if (body === undefined) return `${expected}, got no JSON`;
  const found = valueAt(body, right.at);
  if (found === right.equals) return undefined;
  return `${expected}, got ${found === undefined ? "nothing" : JSON.stringify(found).slice(0, 100)}`;
}

/** What to do about a status that says where the mistake is. */
function adviceFor(status: number): string {
  if ([301, 302, 303, 307, 308].includes(status))
    return ", a redirect, which is not followed: declare the path that it leads to";
  if (status === 401 || status === 403) return ": it wants to know who asks; declare the headers that tell it";
  return status === 404 ? ": no such path; declare another" : "";
}

/** A JSON Pointer as addresses have it (RFC 6901, section 6), which is not taken for the path of a file. */
function placeOf(pointer: string): string {
  return pointer === "" ? "the body" : `#${pointer}`;
}

/** What a JSON Pointer leads to. By hand: it is three lines, and no dependency of ours exports them. */
function valueAt(body: unknown, pointer: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
      body,
    );
}
