import { aroundAmounts } from "../../content/run/endpoint/amount-placeholder.ts";
import type { Json, Parts } from "./sent-parts.ts";

/** Headers that only say in which form something is sent or wanted: `application/json` is no secret. */
const OPEN_HEADERS = /^(?:accept(?:-.+)?|content-type)$/;

const SHORTEST_WORD = 8;

/**
 * What of a request's parts a server must not be quoted with: the values of headers, the words in them (a token without
 * its scheme), the user's name and password where they are encoded, and every text of the body.
 */
export function secretsOf({ headers, body }: Parts): string[] {
  const values = Object.entries(headers).flatMap(([name, value]) => (OPEN_HEADERS.test(name) ? [] : [value]));
  const words = values.flatMap((value) =>
    value.split(/[\s;,]+|(?<==)(?!=|$)/).filter((word) => word.length >= SHORTEST_WORD),
  );
  return [...values, ...words, ...values.flatMap(credentialsIn), ...textsIn(body)];
}

/** User and password of basic authentication (RFC 7617). */
function credentialsIn(value: string): string[] {
  const encoded = /^Basic\s+(\S+)$/i.exec(value)?.[1];
  if (encoded === undefined) return [];
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  return [pair, pair.slice(pair.indexOf(":") + 1)];
}

/** Without the placeholder of the amount, which is no secret and is not sent. */
function textsIn(body: Json | undefined): string[] {
  if (typeof body === "string") return aroundAmounts(body);
  if (typeof body !== "object" || body === null) return [];
  return Object.values(body).flatMap(textsIn);
}
