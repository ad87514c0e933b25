import { performance } from "node:perf_hooks";
import { endpointsFor, type FoundEndpoint } from "./found-endpoint.ts";
import { plainGets } from "./open-api.ts";

/** What a service that is up says can be asked. */
export interface Asked {
  /** The slowest first; empty where it answers nothing that was asked of it with 200. */
  endpoints: FoundEndpoint[];
  /** How they were found, or why none was. */
  said: string;
}

const PATIENCE_MILLISECONDS = 5000;
/** A description may list hundreds; each is asked once. */
const MOST_ASKED = 12;

/**
 * Asks a service on a loopback port for its description at `/openapi.json`, and then once for each path that this says
 * needs nothing but GET; for `/` where it has no description. Those that answer 200 are endpoints, the slowest first:
 * requests that take long meet in a burst.
 *
 * @returns null where nothing answers on that port
 */
export async function askEndpoints(port: number): Promise<Asked | null> {
  const description = await get(port, "/openapi.json");
  if (description === null) return null;
  const described = description.status === 200 ? plainGets(description.text) : [];
  const paths = described.length > 0 ? described.slice(0, MOST_ASKED) : ["/"];
  const found: { path: string; milliseconds: number }[] = [];
  let refused = "";
  for (const path of paths) {
    const answer = await get(port, path);
    if (answer?.status === 200) found.push({ path, milliseconds: answer.milliseconds });
    else refused ||= `GET ${path} answers ${answer ? `status ${answer.status}` : "nothing"}`;
  }
  const endpoints = endpointsFor(found.toSorted((a, b) => b.milliseconds - a.milliseconds).map(({ path }) => path));
  const source = described.length > 0 ? "found in its /openapi.json and asked once" : "asked once";
  return { endpoints, said: endpoints.length > 0 ? source : refused };
}

interface Got {
  status: number;
  text: string;
  milliseconds: number;
}

/** One answer; null where there is none within five seconds. A redirect is the answer. */
async function get(port: number, path: string): Promise<Got | null> {
  const began = performance.now();
  try {
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual", signal });
    const text = await response.text();
    return { status: response.status, text, milliseconds: performance.now() - began };
  } catch {
    return null;
  }
}
