import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { type DefaultTreeAdapterTypes, parse, defaultTreeAdapter as tree } from "parse5";
import { LARGEST_BYTES, parseRun, RunFileError } from "../../content/run/parse.ts";
import { runId } from "../../content/run/parts/units.ts";
import type { Run } from "../../content/run/run.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { messageOf } from "../program/message-of.ts";
import { type Fetched, fetchText } from "./fetch-text.ts";
import { isAddress, publishedAddress, sayAddress, withinHost } from "./published-address.ts";
import { storedFile } from "./stored-file.ts";

/** A run that somebody published, and its file's text as they have it. */
export interface Published {
  run: Run;
  text: string;
}

/** How much is repeated of what is neither an address nor a file. */
const LONGEST_SAID = 200;
/** The file of a run on a site that Benchbook builds. */
const RUN_FILE = /\/runs\/[^/]+\/run\.json$/;

/**
 * The run that is meant: by the address of a page about it or of its file, by the id of a stored run, or by a file.
 *
 * @throws ExitError where there is none, or it cannot be read, in one sentence
 */
export async function findPublished(source: string, interruption: AbortSignal): Promise<Published> {
  if (isAddress(source)) return fromAddress(publishedAddress(source), interruption);
  const stored = runId.safeParse(source).success ? await storedFile(source) : null;
  return fromFile(stored ?? path.resolve(source), source);
}

async function fromAddress(typed: URL, interruption: AbortSignal): Promise<Published> {
  const first = await fetchText(typed, interruption);
  if (!first.text.trimStart().startsWith("<")) return checked(first.text, sayAddress(first.address));
  const [link, ...others] = runFilesOf(first);
  if (link === undefined || others.length > 0) {
    const got = link === undefined ? "one without a run file" : `one with ${1 + others.length} run files`;
    throw new ExitError(`${sayAddress(first.address)}: expected a page about one run, got ${got}`, EXIT.unable);
  }
  const { text, address } = await fetchText(withinHost(first.address, link), interruption);
  return checked(text, sayAddress(address));
}

async function fromFile(file: string, said: string): Promise<Published> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null)
    throw new ExitError(
      `expected an https: address, the id of a stored run or a file, got "${withoutLogin(said).slice(0, LONGEST_SAID)}"`,
      EXIT.usage,
    );
  if (size > LARGEST_BYTES)
    throw new ExitError(`${said}: expected at most ${LARGEST_BYTES} bytes, got ${size}`, EXIT.unable);
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ExitError(`${said}: expected a file that can be read, got ${messageOf(cause)}`, EXIT.unable);
  });
  return checked(text, said);
}

/**
 * The run of a text, checked.
 *
 * @throws ExitError (the machine cannot) where it is none that can be used
 */
export async function checked(text: string, name: string): Promise<Published> {
  try {
    return { run: await parseRun(text, name), text };
  } catch (thrown) {
    throw thrown instanceof RunFileError ? new ExitError(thrown.message, EXIT.unable) : thrown;
  }
}

/** An address whose beginning was forgotten may have a password in it. */
function withoutLogin(text: string): string {
  return text.replace(/^[^@]*@/, "…@");
}

/** The run files that a page links to, each once: one about a run has that of no other. */
function runFilesOf({ text, address }: Fetched): string[] {
  const files = linksIn(parse(text)).flatMap((link) => {
    const file = URL.parse(link, address);
    if (!file || !RUN_FILE.test(file.pathname)) return [];
    file.hash = "";
    return [file.href];
  });
  return [...new Set(files)];
}

/** One node after the other: a page may be nested deeper than calls can be. */
function linksIn(document: DefaultTreeAdapterTypes.Node): string[] {
  const links: string[] = [];
  const open = [document];
  for (let node = open.pop(); node; node = open.pop()) {
    if (tree.isElementNode(node) && node.tagName === "a")
      links.push(...node.attrs.filter(({ name }) => name === "href").map(({ value }) => value));
    if ("childNodes" in node) for (const child of node.childNodes) open.push(child);
  }
  return links;
}
