/** Headers that only say in which form something is sent or wanted: `application/json` is no secret. */
const OPEN_HEADERS = /^(?:accept(?:-.+)?|content-type)$/;

const SHORTEST_WORD = 8;

/**
 * What of a request's headers a server must not be quoted with: their values, the words in them (a token without its
 * scheme), and the user's name and password where they are encoded.
 */
export function secretsInHeaders(headers: Readonly<Record<string, string>>): string[] {
  const values = Object.entries(headers).flatMap(([name, value]) => (OPEN_HEADERS.test(name) ? [] : [value]));
  const words = values.flatMap((value) =>
    value.split(/[\s;,]+|(?<==)(?!=|$)/).filter((word) => word.length >= SHORTEST_WORD),
  );
  return [...values, ...words, ...values.flatMap(credentialsIn)];
}

/** User and password of basic authentication (RFC 7617). */
function credentialsIn(value: string): string[] {
  const encoded = /^Basic\s+(\S+)$/i.exec(value)?.[1];
  if (encoded === undefined) return [];
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  return [pair, pair.slice(pair.indexOf(":") + 1)];
}
