import { readFile } from "node:fs/promises";
import path from "node:path";

/** Headers for all addresses that begin with a path. */
export interface HeaderRule {
  prefix: string;
  headers: [name: string, value: string][];
}

/** What an exported site asks its host to send, from the `_headers` file it holds; no rules without one. */
export async function readHeaderRules(folder: string): Promise<HeaderRule[]> {
  return parseHeaderRules(await readFile(path.join(folder, "_headers"), "utf8").catch(() => ""));
}

/** Reads the form that Netlify and Cloudflare Pages share: a line for the addresses, indented lines for their headers. */
export function parseHeaderRules(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [name = "", ...value] = line.trim().split(":");
    if (/^\S/.test(line)) rules.push({ prefix: line.trim().replace(/\*$/, ""), headers: [] });
    else rules.at(-1)?.headers.push([name, value.join(":").trim()]);
  }
  return rules;
}

/** The headers for one address, below the base path; a later rule's header takes the place of an earlier one's. */
export function headersFor(address: string, rules: HeaderRule[]): Map<string, string> {
  return new Map(rules.filter(({ prefix }) => address.startsWith(prefix)).flatMap(({ headers }) => headers));
}
