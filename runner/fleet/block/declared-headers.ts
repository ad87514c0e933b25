import { z } from "zod";
import { FIELD_NAME, FIELD_TEXT } from "../../load/steady/connection/field-syntax.ts";

const MOST = 20;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 4096;

/** What the client says itself of its connection and of the body. */
const CLIENTS_OWN = ["connection", "content-length", "expect", "keep-alive", "te", "transfer-encoding", "upgrade"];

/** Values are never in an error: they may be tokens. */
const UNSHOWN = "values of headers are not shown";

/** The headers of an endpoint's requests as they are declared, with names in lower case. */
export const headersSchema = z
  .record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean()], { error: `expected text or a number, got neither (${UNSHOWN})` }),
    { error: "expected a map of headers by name, got something else" },
  )
  .superRefine((headers, context) => {
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    if (names.length > MOST) context.addIssue(`expected at most ${MOST} headers, got ${names.length}`);
    if (new Set(names).size < names.length) context.addIssue("expected every header once, got a name twice");
    for (const [name, value] of Object.entries(headers)) {
      const message = wrongName(name) ?? wrongValue(String(value).trim());
      if (message !== undefined) context.addIssue({ code: "custom", path: [name], message });
    }
  })
  .transform((headers) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value).trim()])),
  );

function wrongName(name: string): string | undefined {
  if (name.length > LONGEST_NAME || !FIELD_NAME.test(name))
    return `expected the name of a header, of at most ${LONGEST_NAME} characters, got ${JSON.stringify(name.slice(0, LONGEST_NAME))}`;
  if (!CLIENTS_OWN.includes(name.toLowerCase())) return undefined;
  return `expected a header that the client does not write itself, got ${name}`;
}

function wrongValue(value: string): string | undefined {
  if (value === "") return `expected a value, got an empty one: is the variable set that it is taken from?`;
  if (value.length <= LONGEST_VALUE && FIELD_TEXT.test(value)) return undefined;
  return `expected at most ${LONGEST_VALUE} characters of Latin-1 without control characters, got others (${UNSHOWN})`;
}
