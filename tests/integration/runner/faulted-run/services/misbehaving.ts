import { COUNTED, type ComposeServices, onceListening, scripted } from "./compose-service.ts";

const FIRST_PORT = 6400;
const FIRST_NEVER_READY = 6450;
/** How long those that never become ready are waited for. */
const START_SECONDS = 2;

/** What of a target that misbehaves is recorded: why its burst does not count. */
export const HOW: Record<string, RegExp> = {
  error: /expected status 200, got 500: \{"error": "boom"\}/,
  closes: /the server ended the connection within its answer/,
  half: /does not match content-length/i,
  garbled: /expected an answer about work, got \{so\}/,
  other: /expected \d+ iterations, got \d+/,
  missing: /expected status 200, got 404: no such path; declare another/,
  moved: /expected status 200, got 302, a redirect, which is not followed/,
  private: /expected status 200, got 401: it wants to know who asks; declare the headers/,
  streams: /expected a body of at most 1000000 bytes, got more/,
  babbles: /expected an answer in HTTP, got something else/,
};
/** Those that do not answer in time. */
export const SILENT = ["hangs", "late"];
/** Those that are right, however unusual they are. */
export const RIGHT = ["well", "loud"];
/** Those that never become ready. Most have to listen for that, which they may not do in time on a busy machine. */
export const NEVER: Record<string, RegExp> = {
  crashes: /^its process exited with code 1\nIts last log lines:\n {2}the disk is made of cheese$/,
  deaf: /^not healthy within 2 s \(last: nothing listens on the port: .*\)/,
  elsewhere: onceListening(
    /nothing listens on the port: .*; it listens on 127\.0\.0\.1:6952; let its command [^\n]*\n/,
  ),
  ipv6: onceListening(/nothing listens on the port: .*; it listens on \[::1\]:6453; let its command [^\n]*\n/),
  mute: onceListening(/last: timeout: no whole answer within 2 s/),
  garbage: onceListening(/last: expected an answer in HTTP, got something else/),
  slams: onceListening(/last: the server (?:ended|reset) the connection/),
  headers: onceListening(/last: expected headers of at most 16384 bytes, got more/),
  interim: onceListening(/last: timeout: no whole answer within 2 s/),
  unpacked: /^expected pip to install targets-of-cheese\.txt, got [\s\S]+; check that this machine reaches/,
};
/** The file of the packages that one of them wants and nobody has, and what is in it. */
export const CHEESE = { file: "targets-of-cheese.txt", text: "cheese of the moon\n" };
/** What every one of them is given and nobody may read. */
export const TOKEN = "t0ken-of-the-test";

const names = [...Object.keys(HOW), ...SILENT, ...RIGHT, "dies"];

/** A service for each way to misbehave, and what it is started with. */
export function misbehaving(): ComposeServices {
  const about = (how: string, port: number) => ({
    ...{ port, label: `A target: ${how}` },
    environment: { API_TOKEN: TOKEN, ...(how === "dies" && COUNTED) },
    ...(how === "unpacked" && { requirements: CHEESE.file }),
  });
  return Object.fromEntries([
    ...names.map((how, index) => [how, scripted("misbehaving.py", how, about(how, FIRST_PORT + index))]),
    ...Object.keys(NEVER).map((how, index) => [
      how,
      scripted("never_ready.py", how, {
        ...about(how, FIRST_NEVER_READY + index),
        // The one that ends is not waited for any longer than until then.
        ...(how !== "crashes" && { startSeconds: START_SECONDS }),
      }),
    ]),
  ]);
}
