import type { Service } from "../read-services.ts";

/** Names of variables whose values are taken to be secret. */
const SECRET_NAME = /pass|secret|token|credential|api_?key|private|_key$|dsn/i;
/** A shorter value says nothing, and would tear innocent text apart. */
const SHORTEST = 6;

/** The values that a service is given and that nobody else may read: whatever it writes to its log, it is published. */
export function secretsOf({ environment }: Pick<Service, "environment">): string[] {
  return Object.entries(environment).flatMap(([name, value]) => (SECRET_NAME.test(name) ? [value] : []));
}

/** A text without secrets: each is shown as `(secret)`, whole and, where it has several words, word by word. */
export function withoutSecrets(text: string, secrets: string[]): string {
  return [...secrets, ...secrets.flatMap((secret) => secret.split(/\s+/))]
    .filter((secret) => secret.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, "(secret)"), text);
}
