import { connect } from "node:net";
import type { Address } from "../load/address.ts";

/** Docker's proxy accepts a connection for a container that does not listen, and closes it at once. */
const HELD_MILLISECONDS = 100;
const TIMEOUT_MILLISECONDS = 2000;

/**
 * Why a service does not accept connections yet; undefined where it does: one was opened, and stayed open for a moment.
 * What the service says on it is nobody's concern here.
 */
export function whyNotAccepting({ host, port }: Address): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const socket = connect({ host, port });
  let held: NodeJS.Timeout | undefined;
  socket.setTimeout(TIMEOUT_MILLISECONDS, () => resolve(`no connection within ${TIMEOUT_MILLISECONDS / 1000} s`));
  socket.once("connect", () => {
    held = setTimeout(() => resolve(undefined), HELD_MILLISECONDS);
  });
  socket.once("error", ({ message }) => resolve(`no connection: ${message}`));
  socket.once("close", () => resolve("the connection was closed at once"));
  return promise.finally(() => {
    clearTimeout(held);
    socket.destroy();
  });
}
