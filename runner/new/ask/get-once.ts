import { performance } from "node:perf_hooks";

/** One answer of a service. */
export interface Got {
  status: number;
  text: string;
  milliseconds: number;
}

const PATIENCE_MILLISECONDS = 5000;

/** Asks a loopback port for a path; null where there is no whole answer within five seconds. A redirect is the answer. */
export async function getOnce(port: number, path: string): Promise<Got | null> {
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
