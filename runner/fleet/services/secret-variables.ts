import { keepSecret } from "../../program/secrets.ts";

/** Names of variables whose values are taken to be secret. */
const SECRET_NAME = /passw|secret|token|credential|api_?key|private_?key/i;

/** Keeps the secrets that a service is started with from being written or printed: one that fails may log them. */
export function keepSecretVariables(environment: Record<string, string>): void {
  for (const [name, value] of Object.entries(environment)) if (SECRET_NAME.test(name)) keepSecret(value);
}
