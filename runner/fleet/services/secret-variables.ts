import { keepSecret } from "../../program/secrets/secrets.ts";

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
    keepPasswords(value);
  }
}

/** A flag or a variable among the words of a command, with its value if that is part of the same word. */
const NAMED = /^(-{0,2})([a-z][\w-]*)(?:=(.*))?$/is;

/** The same for the command that it is started with, which lists of processes have: `--api-key=…`, `--token …`. */
export function keepSecretWords(command: readonly string[]): void {
  const words = command.flatMap((word) => word.split(/\s+/));
  for (const [place, word] of words.entries()) {
    keepPasswords(word);
    const [, dashes, name = "", value] = NAMED.exec(word) ?? [];
    const next = dashes ? (words[place + 1] ?? "") : "";
    if (SECRET_NAME.test(name.replaceAll("-", "_"))) keepSecret(value ?? (next.startsWith("-") ? "" : next));
  }
}

function keepPasswords(text: string): void {
  for (const [, password = ""] of text.matchAll(PASSWORD))
    for (const form of [password, decoded(password)]) keepSecret(form);
}

/** What stands percent-encoded in an address, as it was before. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
