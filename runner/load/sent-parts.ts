import { createHmac } from "node:crypto";
import { aroundAmounts, isAmount, withAmount } from "../../content/run/endpoint/amount-placeholder.ts";
import { keepSecret } from "../program/secrets/secrets.ts";
import { secretsInHeaders } from "./header-secrets.ts";

/** A JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a request has beside its method and path. */
export interface Parts {
  headers: Record<string, string>;
  /** Text is sent as it is, anything else as JSON; undefined where there is none. */
  body: Json | undefined;
}

/**
 * The headers and the body of an endpoint's requests. Tokens and passwords may be among them: nothing but a request gets
 * to see them. They are private fields, which neither JSON nor a printed object shows; and what a server quotes of them
 * is neither written nor printed.
 */
export class SentParts {
  readonly #parts: Parts;

  /** @param parts with `{amount}` in the body where it takes an amount */
  constructor(parts: Parts) {
    this.#parts = parts;
    for (const secret of [...secretsInHeaders(parts.headers), ...textsIn(parts.body)]) keepSecret(secret);
  }

  /** Whether there is nothing to send. */
  get isEmpty(): boolean {
    return Object.keys(this.#parts.headers).length === 0 && this.#parts.body === undefined;
  }

  /** The headers of a request. */
  get headers(): Record<string, string> {
    return this.#parts.headers;
  }

  /** The body of a request for an amount; null for fixed work, undefined where there is no body. */
  bodyFor(amount: number | null): string | undefined {
    const { body } = this.#parts;
    if (body === undefined || typeof body === "string") return body && withAmount(body, amount);
    return JSON.stringify(filled(body, amount));
  }

  /** What tells these parts from others without showing them to anybody who does not have the key. */
  digest(key: Uint8Array): string {
    return createHmac("sha256", key).update(JSON.stringify(this.#parts)).digest("hex").slice(0, 16);
  }
}

/** A value of a JSON body: a text that is nothing but the placeholder becomes a number. */
function filled(value: Json, amount: number | null): Json {
  if (typeof value === "string") return isAmount(value) && amount !== null ? amount : withAmount(value, amount);
  if (Array.isArray(value)) return value.map((item) => filled(item, amount));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, amount)]));
}

/** Every text of a body, without the placeholder of the amount, which is no secret and is not sent. */
function textsIn(body: Json | undefined): string[] {
  if (typeof body === "string") return aroundAmounts(body);
  if (typeof body !== "object" || body === null) return [];
  return Object.values(body).flatMap(textsIn);
}
