import { EXIT, ExitError } from "../program/exit-error.ts";

/** Hosts that are this machine, which may be asked without encryption. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** An address as it is spoken of: what is asked behind it and its place in a page may let somebody in. */
export function sayAddress({ origin, pathname, search }: URL): string {
  return `${origin}${pathname}${search && "?…"}`;
}

/** Whether a text is meant as an address, not as a file or the id of a run. */
export function isAddress(text: string): boolean {
  return /^(?:https?:|[a-z][a-z\d+.-]*:\/\/)/i.test(text);
}

/**
 * The address that somebody typed. It may be of any network, since they typed it; nothing else is ever asked.
 *
 * @throws ExitError (usage) for another protocol than HTTPS, but for this machine, and for one with a password in it
 */
export function publishedAddress(text: string): URL {
  const address = URL.parse(text);
  // A password is not repeated, be the rest of the address right or not.
  if (address?.username || address?.password || /:\/\/[^/?#]*@/.test(text))
    throw new ExitError("expected an address without a user or a password, got one with them", EXIT.usage);
  if (!address) throw new ExitError(`expected an address such as https://example.org/, got "${text}"`, EXIT.usage);
  const isHere = address.protocol === "http:" && LOOPBACK.test(address.hostname);
  if (address.protocol === "https:" || isHere) return address;
  throw new ExitError(
    `${address.protocol}//${address.host}${address.pathname}: expected an address that begins with https:, got ${address.protocol}`,
    EXIT.usage,
  );
}

/**
 * Where an answer leads on to, by a redirect or by a page's own link.
 *
 * @throws ExitError (the machine cannot) for another host, port or protocol, and for a login: only what was typed is asked
 */
export function withinHost(from: URL, to: string): URL {
  const next = URL.parse(to, from);
  const isWithin = next?.origin === from.origin;
  if (isWithin && !next.username && !next.password) return next;
  const got = isWithin ? "one with a user or a password" : (originOf(next) ?? "none of a host");
  throw new ExitError(
    `${sayAddress(from)}: expected a redirect or link within ${from.origin}, got ${got}; name that address itself`,
    EXIT.unable,
  );
}

/** Where an address is; undefined where it is of no host. */
function originOf(address: URL | null): string | undefined {
  return address?.host ? address.origin : undefined;
}
