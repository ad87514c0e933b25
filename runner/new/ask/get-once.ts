import { performance } from "node:perf_hooks";
import { type Address, authority } from "../../load/address.ts";

/** One answer of a service. */
export interface Got {
  status: number;
  text: string;
  milliseconds: number;
}

const PATIENCE_MILLISECONDS = 5000;
/** More than a description or a page has; a stream without end fills the memory within these five seconds. */
const MOST_BYTES = 32_000_000;

/**
 * Asks an address for a path; null where there is no whole answer within five seconds and 32 MB. A redirect is the answer.
 */
export async function getOnce(address: Address, path: string): Promise<Got | null> {
  const began = performance.now();
  try {
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const response = await fetch(`http://${authority(address)}${path}`, { redirect: "manual", signal });
    const text = await textOf(response);
    return text === null ? null : { status: response.status, text, milliseconds: performance.now() - began };
  } catch {
    return null;
  }
}

async function textOf({ body }: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
