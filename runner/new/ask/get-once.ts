import { performance } from "node:perf_hooks";
import { type Address, authority } from "../../load/address.ts";

/** One answer of a service. */
export interface Got {
  status: number;
  text: string;
  milliseconds: number;
}

const PATIENCE_MILLISECONDS = 5000;

/** Asks an address for a path; null where there is no whole answer within five seconds. A redirect is the answer. */
export async function getOnce(address: Address, path: string): Promise<Got | null> {
  const began = performance.now();
  try {
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const response = await fetch(`http://${authority(address)}${path}`, { redirect: "manual", signal });
    const text = await response.text();
    return { status: response.status, text, milliseconds: performance.now() - began };
  } catch {
    return null;
  }
}
