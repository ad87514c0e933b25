import type { Address } from "../../load/address.ts";
import { endpointsFor, type FoundEndpoint } from "./found-endpoint.ts";
import { type Got, getOnce } from "./get-once.ts";
import { plainGets } from "./open-api.ts";

/** What a service that is up says can be asked. */
export interface AskedEndpoints {
  /** The slowest first; empty where it answers nothing that was asked of it with 200. */
  endpoints: FoundEndpoint[];
  /** How they were found and which were left out, or why there is none. */
  said: string;
}

/** A description may list hundreds of paths. */
const MOST_ASKED = 12;
/** Requests that are answered sooner are over before a burst of them is sent, and the client costs as much as they do. */
const TOO_FAST_MILLISECONDS = 10;

/**
 * Where applications describe themselves, unless they say otherwise: those of FastAPI, also behind a prefix, of Litestar and
 * Sanic, Django's, NestJS, Fastify, Hono, Spring, Flask-RESTX, Go's and .NET's.
 */
const DESCRIPTIONS = [
  ...["/openapi.json", "/api/openapi.json", "/api/v1/openapi.json", "/schema/openapi.json", "/docs/openapi.json"],
  ...["/api/schema/?format=json", "/schema/?format=json", "/api-json", "/docs-json", "/api/docs-json"],
  ...["/documentation/json", "/docs/json", "/doc", "/v3/api-docs", "/swagger.json", "/swagger/doc.json"],
  "/swagger/v1/swagger.json",
];

/** How often an address is asked, after the first time, to see how fast it can be. */
const MOST_TIMES = 5;

/** What was answered at a path. */
interface Answered extends Pick<Got, "status" | "milliseconds"> {
  path: string;
}

/**
 * Asks a service for its description, and then for each path that this says needs nothing but GET. Without a description it
 * asks for the paths that sources declare, and without these for `/`. Those that answer with success are endpoints, the
 * slowest first; those that are too fast for bursts are measured under steady load.
 *
 * @param declared the paths that its sources declare
 * @param get how a path is asked
 * @returns null where nothing answers there
 */
export async function askEndpoints(
  address: Address,
  declared: readonly string[] = [],
  get = getOnce,
): Promise<AskedEndpoints | null> {
  for (const [tried, place] of DESCRIPTIONS.entries()) {
    const description = await get(address, place);
    if (description === null && tried === 0) return null;
    // Each that has no end takes five seconds.
    if (description === null) break;
    const described = description.status === 200 ? plainGets(description.text) : [];
    for (const [at, paths] of described.entries()) {
      const asked = await answersOf(paths, `found in its ${place} and asked`, address, get);
      if (asked.endpoints.length > 0 || at === described.length - 1) return asked;
    }
  }
  if (declared.length > 0) return answersOf(declared, "read in its sources and asked", address, get);
  return answersOf(["/"], "asked", address, get);
}

/** @param how it was found what can be asked, in words */
async function answersOf(
  paths: readonly string[],
  how: string,
  address: Address,
  get: typeof getOnce,
): Promise<AskedEndpoints> {
  const answered: Answered[] = [];
  let refused = "";
  for (const path of paths.slice(0, MOST_ASKED)) {
    // The first answer is slower than any other: connections, caches and imports are new to it.
    const first = await get(address, path);
    const fastest = await fastestOf(() => get(address, path));
    if (first && fastest && isRight(fastest) && first.status === fastest.status)
      answered.push({ path, status: fastest.status, milliseconds: fastest.milliseconds });
    else refused ||= sayRefused(path, fastest);
  }
  return answered.length === 0 ? { endpoints: [], said: refused } : chosen(answered, how);
}

/**
 * Of a few answers the one that took least: whatever else goes on only makes
 * them slower. One that is clearly slow is enough.
 */
async function fastestOf(ask: () => Promise<Got | null>): Promise<Got | null> {
  let best = await ask();
  for (let asked = 1; asked < MOST_TIMES && isUnclear(best); asked += 1) {
    const next = await ask();
    if (next?.status !== best?.status || (next?.milliseconds ?? 0) < (best?.milliseconds ?? 0)) best = next;
  }
  return best;
}

function isUnclear(answer: Got | null): boolean {
  const { milliseconds } = answer ?? { milliseconds: 0 };
  return isRight(answer) && milliseconds >= TOO_FAST_MILLISECONDS && milliseconds < 10 * TOO_FAST_MILLISECONDS;
}

/** Whether an answer says that all is well: also with 204, which has no body. */
function isRight(answer: Got | null): boolean {
  return answer !== null && answer.status >= 200 && answer.status < 300;
}

function sayRefused(path: string, answer: Got | null): string {
  return `GET ${path} answers ${answer ? `status ${answer.status}` : "nothing, or too much"}`;
}

function chosen(answered: Answered[], how: string): AskedEndpoints {
  const slowestFirst = answered.toSorted((a, b) => b.milliseconds - a.milliseconds);
  const endpoints = endpointsFor(
    slowestFirst.map(({ path, status, milliseconds }) => ({
      ...{ path, by: milliseconds >= TOO_FAST_MILLISECONDS ? "bursts" : "steady load" },
      ...(status !== 200 && { status }),
    })),
  );
  const fast = endpoints.filter(({ by }) => by === "steady load").map(({ path }) => `GET ${path}`);
  const steady = fast.length > 0 ? `; too fast for bursts and so under steady load: ${fast.join(", ")}` : "";
  return { endpoints, said: `${how}${steady}` };
}
