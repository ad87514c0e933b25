import { z } from "zod";
import { amountsIn, withOnePlaceholder } from "../../../content/run/endpoint/amount-placeholder.ts";
import type { Json } from "../../load/sent-parts.ts";

/** A body is sent with every request of a burst of a thousand. */
const MOST_BYTES = 65_536;

/** What an endpoint's requests have as their body: text, or a map or list that is sent as JSON. */
export const bodySchema = z
  .json({ error: "expected text, or a map or list to send as JSON, got something else (it is not shown)" })
  .transform((body): Json => withOnePlaceholderEach(body))
  .superRefine((body, context) => {
    const bytes = bytesOf(body);
    if (bytes > MOST_BYTES) context.addIssue(`expected a body of at most ${MOST_BYTES} bytes, got ${bytes}`);
  });

/** How long a body is as it is declared, in bytes. */
export function bytesOf(body: Json): number {
  return Buffer.byteLength(typeof body === "string" ? body : JSON.stringify(body));
}

/** How often a body asks for an amount of work. */
export function amountsInBody(body: Json | undefined): number {
  if (typeof body === "string") return amountsIn(body);
  if (typeof body !== "object" || body === null) return 0;
  return Object.values(body).reduce((sum: number, item) => sum + amountsInBody(item), 0);
}

function withOnePlaceholderEach(value: Json): Json {
  if (typeof value === "string") return withOnePlaceholder(value);
  if (Array.isArray(value)) return value.map(withOnePlaceholderEach);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOnePlaceholderEach(item)]));
}
