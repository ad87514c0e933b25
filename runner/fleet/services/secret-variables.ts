import { keepSecret } from "../../program/secrets.ts";

/** Names of variables whose values are taken to be secret. */
const SECRET_NAME = /passw|passphrase|_pwd$|secret|token|credential|(?:api|access|private)_?key|_key$|(?:^|_)dsn$/i;

/** The password of an address, such as that of a database. */
const PASSWORD = /(?<![a-z\d+.-])[a-z][a-z\d+.-]*:\/\/[^\s/?#:@]*:([^\s/?#@]+)@/gi;

/**
 * Keeps the secrets that a service is started with from being written or printed: one that fails may log them. They are the
 * values of variables whose names say so, and passwords in addresses.
 */
export function keepSecretVariables(environment: Record<string, string>): void {
  for (const [name, value] of Object.entries(environment)) {
    if (SECRET_NAME.test(name)) keepSecret(value);
    for (const [, password = ""] of value.matchAll(PASSWORD))
      for (const form of [password, decoded(password)]) keepSecret(form);
  }
}

/** What stands percent-encoded in an address, as it was before. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
