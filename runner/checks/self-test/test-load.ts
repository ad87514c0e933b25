import path from "node:path";
import { pathToFileURL } from "node:url";
import { invalidWindow } from "../../../content/findings/steady/validity/invalid-window.ts";
import type { KnownLoad, LoadTest } from "../../../content/run/circumstances/self-test.ts";
import { endpointSchema } from "../../../content/run/parts/endpoint.ts";
import type { LoadWindow } from "../../../content/run/parts/load-window.ts";
import { LOOPBACK } from "../../load/address.ts";
import { type Load, loadWindow } from "../../load/steady/load-window.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { withServer } from "../servers/with-server.ts";
import { FIXED_SECONDS, KNOWN_LOAD_SERVER } from "./known-load.ts";
import { FIXED, judgeKnown, judgeLateness, KNOWN_LOAD_SERVERS, type KnownServer } from "./known-load-servers.ts";

const CRIPPLED = pathToFileURL(path.join(import.meta.dirname, "crippled-generator.ts"));
const WARM_UP_SECONDS = 0.2;
const TIMEOUT_SECONDS = 3;
/** Other work on the machine can spoil a window; a generator that is wrong is wrong every time. */
const TRIES = 3;

/** Where the servers are. */
export interface KnownAt {
  port: number;
  signal: AbortSignal;
}

/**
 * Puts servers with known answers, in a process of their own, under steady load by the very code that loads the targets:
 * one that takes 5 ms, one that stalls, one that drops connections, one that serves no more than so many; and the first
 * once more by a generator that is crippled on purpose, which has to count the time that it is late by, and to be caught.
 *
 * @throws ExitError (the machine cannot) when an answer is measured wrong or the crippled generator is not noticed
 */
export async function testLoad(signal: AbortSignal): Promise<LoadTest> {
  return withServer(KNOWN_LOAD_SERVER, signal, async (port) => {
    const where = { port, signal };
    const knownLoads: KnownLoad[] = [];
    for (const known of KNOWN_LOAD_SERVERS) knownLoads.push(refuseWrong(await untilRight(known, where)));
    const { crippled, caughtBy } = await loadUntilCaught(where);
    knownLoads.push(refuseWrong(judgeLateness(crippled)));
    if (caughtBy.length > 0) return { knownLoads, crippledCaughtBy: caughtBy };
    throw new ExitError(
      "self-test: expected a load generator that does something else half of the time to be caught, got a window that looks valid; measuring with this build would not tell a late client from a slow server",
      EXIT.unable,
    );
  });
}

/** Loads a known server for one window, and compares what it found with what is known. */
export async function measureKnownLoad(known: KnownServer, where: KnownAt): Promise<KnownLoad> {
  return judgeKnown(known, await loadKnown(known, where));
}

/** Loads a known server for one window. */
export function loadKnown(known: KnownServer, where: KnownAt): Promise<LoadWindow> {
  return loadWindow(loadOn(known, where));
}

/**
 * Loads the server that takes 5 ms by the generator that is crippled on purpose, and says what of the window gives it away:
 * after as many tries as any server has, because beside a server that is held up itself nothing that is late stands out.
 */
export async function loadUntilCaught(where: KnownAt): Promise<{ crippled: LoadWindow; caughtBy: string[] }> {
  for (let tries = 1; ; tries++) {
    const crippled = await loadWindow(loadOn(FIXED, where), CRIPPLED);
    const caughtBy = invalidWindow(crippled, FIXED_SECONDS);
    if (caughtBy.length > 0 || tries === TRIES) return { crippled, caughtBy };
  }
}

/**
 * Takes what was measured of a server only where it is right.
 *
 * @throws ExitError (the machine cannot) when it is wrong
 */
export function refuseWrong(known: KnownLoad): KnownLoad {
  if (known.wrong === null) return known;
  throw new ExitError(
    `self-test: the ${known.server} server under steady load is measured wrong: ${known.wrong}; nothing measured here could be trusted, so end other work on this machine and try again`,
    EXIT.unable,
  );
}

async function untilRight(known: KnownServer, where: KnownAt): Promise<KnownLoad> {
  let measured = await measureKnownLoad(known, where);
  for (let tries = 1; tries < TRIES && measured.wrong !== null; tries++)
    measured = await measureKnownLoad(known, where);
  return measured;
}

function loadOn({ path: asked, loop, seconds }: KnownServer, { port, signal }: KnownAt): Load {
  const endpoint = endpointSchema.parse({
    ...{ name: "known", label: "known answers", path: asked, work: "fixed", executor: "event-loop" },
  });
  const request: Load["request"] = {
    ...{ host: LOOPBACK, port, path: asked, use: "kept", timeoutSeconds: TIMEOUT_SECONDS },
    wanted: { endpoint, amount: null },
  };
  return { request, loop, warmUpSeconds: WARM_UP_SECONDS, seconds, threads: 2, signal };
}
