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

/** What was answered at a path. */
interface Answered {
  path: string;
  milliseconds: number;
}

/**
 * Asks a service for its description at `/openapi.json`, and then for each path that this says needs
 * nothing but GET; for `/` where it has no description. Those that answer 200 are endpoints, the slowest first, and without
 * those that are too fast to be measured in bursts, unless all are.
 *
 * @param get how a path is asked
 * @returns null where nothing answers there
 */
export async function askEndpoints(address: Address, get = getOnce): Promise<AskedEndpoints | null> {
  const description = await get(address, "/openapi.json");
  if (description === null) return null;
  const described = description.status === 200 ? plainGets(description.text) : [];
  const answered: Answered[] = [];
  let refused = "";
  for (const path of described.length > 0 ? described.slice(0, MOST_ASKED) : ["/"]) {
    const [first, second] = [await get(address, path), await get(address, path)];
    // The first answer is slower than any other: connections, caches and imports are new to it.
    if (first?.status === 200 && second?.status === 200) answered.push({ path, milliseconds: second.milliseconds });
    else refused ||= sayRefused(path, second);
  }
  if (answered.length === 0) return { endpoints: [], said: refused };
  return chosen(answered, described.length > 0 ? "found in its /openapi.json and asked" : "asked");
}

function sayRefused(path: string, answer: Got | null): string {
  return `GET ${path} answers ${answer ? `status ${answer.status}` : "nothing, or too much"}`;
}

function chosen(answered: Answered[], how: string): AskedEndpoints {
  const slowestFirst = answered.toSorted((a, b) => b.milliseconds - a.milliseconds);
  const slow = slowestFirst.filter(({ milliseconds }) => milliseconds >= TOO_FAST_MILLISECONDS);
  const kept = slow.length > 0 ? slow : slowestFirst.slice(0, 1);
  const fast = slowestFirst.filter((one) => !kept.includes(one)).map(({ path }) => `GET ${path}`);
  const left = fast.length > 0 ? `; too fast for bursts: ${fast.join(", ")}` : "";
  const all = slow.length > 0 ? "" : "; even that may be too fast for bursts";
  return { endpoints: endpointsFor(kept.map(({ path }) => path)), said: `${how}${left}${all}` };
}
