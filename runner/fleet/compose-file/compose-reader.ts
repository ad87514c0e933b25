import path from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { z } from "zod";
import { parseConfig, type Reader } from "./compose-config.ts";
import { PROJECT } from "./compose-environment.ts";
import { ownReader } from "./own-reader.ts";
import { Sources } from "./project-sources.ts";
import type { Variables } from "./syntax/env-file.ts";
import { composeError, refuseEndless } from "./syntax/read-source.ts";
import { type Branch, branchOf, isBranch, mapValues, type Tree } from "./syntax/yaml-tree.ts";

const ANSWER_SECONDS = 60;

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
 * Asks Compose itself what a file resolves to.
 *
 * @param overrides files that are merged over it, one after the other
 */
export function composeReader(file: string, overrides: readonly string[] = []): Reader {
  const sources = new Sources(file);
  const ask = async (variables: Variables, flags: string[]): Promise<Tree> => {
    const { args, options } = composeCall(file, variables, overrides);
    for (const one of [file, ...overrides]) await refuseEndless(one);
    const told = await execa("docker", [...args, "config", ...flags], {
      ...options,
      timeout: ANSWER_SECONDS * 1000,
      // Compose is a program of its own below this one, and would go on reading after the time is over.
      killDescendants: true,
      reject: false,
    });
    if (told.exitCode === 0) return parse(told.stdout, { logLevel: "error" });
    // Compose names no lines: where our own reader refuses the file too, its error has the line.
    await ownReader(file, overrides).config(variables);
    throw composeError(file, `docker compose config says: ${saidBy(told.stderr) || "nothing, and fails"}`);
  };
  const services = async (variables: Variables): Promise<Branch> => {
    // Neither form has all: JSON leaves out our block in some versions, and YAML a line break that begins a text.
    const [yaml, json] = await Promise.all([ask(variables, []), ask(variables, ["--format", "json"])]);
    const [inYaml, inJson] = [yaml, json].map((one) => branchOf(withDollars(one), "services"));
    return mapValues(inJson ?? {}, (one, name) => ({
      ...(isBranch(one) && one),
      "x-benchbook": branchOf(inYaml, name)["x-benchbook"],
    }));
  };
  const place: Reader["place"] = async (at) =>
    // Where Compose can read the file and our reader cannot, there is no line.
    Promise.all([file, ...overrides].map((one) => sources.of(one))).then(
      () => sources.place(at),
      () => file,
    );
  return {
    config: async (variables) => parseConfig(await services(variables), place),
    services,
    async blocks(variables) {
      // A draft has no variables, and so needs none that follow from the blocks. A few files cannot be read so.
      const draft = await ask(variables, ["--no-interpolate", "--no-consistency"]).catch(() => ask(variables, []));
      return mapValues(draftSchema.parse(draft).services, (service) => service?.["x-benchbook"]);
    },
    place,
    order: () => sources.order().catch(() => []),
  };
}

const draftSchema = z.object({ services: z.record(z.string(), z.looseObject({}).nullable()).default({}) });

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
