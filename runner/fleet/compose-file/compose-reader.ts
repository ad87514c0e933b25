import path from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { parseConfig, type Reader } from "./compose-config.ts";
import { PROJECT } from "./compose-environment.ts";
import { ownReader } from "./own-reader.ts";
import { Sources } from "./project-sources.ts";
import type { Variables } from "./syntax/env-file.ts";
import { composeError, refuseEndless } from "./syntax/read-source.ts";
import { type Branch, branchOf, isBranch, mapValues, type Tree } from "./syntax/yaml-tree.ts";

const ANSWER_SECONDS = 60;
const BLOCK = "x-benchbook";

/**
 * How `docker compose` is called for a file: the words before its command, and the environment.
 *
 * @param overrides files that are merged over it, one after the other
 */
export function composeCall(file: string, variables: Variables, overrides: readonly string[] = []) {
  const folder = path.dirname(file);
  const files = [file, ...overrides];
  return {
    args: ["compose", "--project-name", PROJECT, ...files.flatMap((one) => ["--file", one])],
    options: {
      // Another `.env` than the one beside the file is read where the caller is, by some versions.
      cwd: folder,
      // All profiles, so that whatever is up is also found when it is to go down.
      env: { ...variables, PWD: folder, COMPOSE_PROFILES: "*" },
    },
  };
}

/**
 * Asks Compose itself what a file resolves to, once for the same variables.
 *
 * @param overrides files that are merged over it, one after the other
 */
export function composeReader(file: string, overrides: readonly string[] = []): Reader {
  const sources = new Sources(file);
  const files = [file, ...overrides];
  const resolved = new Map<string, Promise<Branch>>();
  const ask = async (variables: Variables, flags: string[]): Promise<string> => {
    const { args, options } = composeCall(file, variables, overrides);
    const told = await execa("docker", [...args, "config", ...flags], {
      ...options,
      timeout: ANSWER_SECONDS * 1000,
      // Compose is a program of its own below this one, and would go on reading after the time is over.
      killDescendants: true,
      reject: false,
    });
    if (told.exitCode === 0) return told.stdout;
    // Compose names no lines: where our own reader refuses the file too, its error has the line.
    await ownReader(file, overrides).config(variables);
    throw composeError(file, `docker compose config says: ${saidBy(told.stderr) || "nothing, and fails"}`);
  };
  const projectOf = async (variables: Variables, flags: string[] = []): Promise<Branch> => {
    // What our own reader has read is not endless.
    for (const one of files) await sources.of(one).catch(() => refuseEndless(one));
    const inJson: Tree = JSON.parse(await ask(variables, [...flags, "--format", "json"]));
    const services = branchOf(inJson, "services");
    const isWithBlocks = Object.values(services).some((one) => isBranch(one) && BLOCK in one);
    if (isBranch(inJson) && isWithBlocks) return inJson;
    // Neither form has all: JSON leaves out our blocks in some versions, and YAML a line break that begins a text.
    const inYaml = branchOf(parse(await ask(variables, flags), { logLevel: "error" }), "services");
    const withBlock = (one: Tree, name: string) => ({
      ...(isBranch(one) && one),
      [BLOCK]: branchOf(inYaml, name)[BLOCK],
    });
    return { ...(isBranch(inJson) && inJson), services: mapValues(services, withBlock) };
  };
  const project = (variables: Variables): Promise<Branch> => {
    const key = JSON.stringify(variables);
    const known = resolved.get(key) ?? projectOf(variables).then((one) => mapValues(one, withDollars));
    resolved.set(key, known);
    return known;
  };
  const place: Reader["place"] = async (at) =>
    // Where Compose can read the file and our reader cannot, there is no line.
    Promise.all(files.map((one) => sources.of(one))).then(
      () => sources.place(at),
      () => file,
    );
  return {
    config: async (variables) => parseConfig(branchOf(await project(variables), "services"), place),
    project,
    async blocks(variables) {
      // A draft has no variables, and so needs none that follow from the blocks. A few files cannot be read so.
      const draft = projectOf(variables, ["--no-interpolate", "--no-consistency"]).catch(() => projectOf(variables));
      return mapValues(branchOf(await draft, "services"), (one) => (isBranch(one) ? one[BLOCK] : undefined));
    },
    place,
    order: () => sources.order().catch(() => []),
  };
}

/** Compose writes every dollar twice, in keys too, so that what it writes can be read as a Compose file again. */
function withDollars(value: Tree): Tree {
  if (typeof value === "string") return value.replaceAll("$$", "$");
  if (Array.isArray(value)) return value.map(withDollars);
  if (!isBranch(value)) return value;
  return Object.fromEntries(Object.entries(value).map((entry) => entry.map(withDollars)));
}

/** The error message of a failed command, in one line, without its warnings. */
function saidBy(text: string): string {
  const lines = text.split("\n").filter((line) => !/level=warning/.test(line));
  return lines.join(" ").replace(/\s+/g, " ").trim();
}
