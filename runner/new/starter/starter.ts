import type { FoundEndpoint } from "../ask/found-endpoint.ts";
import type { DraftTarget } from "../draft/draft-target.ts";
import { constantName, listed, pathInWords, spelledOut } from "./words.ts";

/** A new article, from which the texts of its files are made. */
export interface Starter {
  targets: readonly DraftTarget[];
  /** The sweeps that it is about, endpoint by endpoint. */
  sweeps: readonly StarterSweep[];
  /** Pairs of sweeps on one endpoint: the first target's, and another's. */
  pairs: readonly { id: string; first: StarterSweep; second: StarterSweep }[];
  /** The endpoints, each once. */
  endpoints: readonly FoundEndpoint[];
  /** The services, as sentences name them. */
  names: string;
  /** The Compose file as the article's folder knows it, null for Benchbook's own; and those that are merged over it. */
  file: string | null;
  overrides: readonly string[];
  /** Where the project's `content/` is from the article's folder. */
  content: string;
}

/** One endpoint of one target, and what it is called in the article. */
export interface StarterSweep {
  /** The beginning of the ids of its claims and numbers. */
  id: string;
  /** Its name in `names.ts`. */
  constant: string;
  target: string;
  endpoint: string;
  /** Its target and its path as sentences name them. */
  on: string;
  to: string;
}

/** Where the files of an article are, as its own folder knows them. */
type Surroundings = Pick<Starter, "file" | "overrides" | "content">;

/** Decides what a new article is about: every endpoint of every target, and each target beside the first. */
export function starterFor(targets: readonly DraftTarget[], surroundings: Surroundings): Starter {
  const byPath = new Map(targets.flatMap((target) => target.endpoints.map((one) => [one.name, one] as const)));
  const endpoints = [...byPath.values()];
  const served = endpoints.flatMap((endpoint) =>
    targets.filter((one) => serves(one, endpoint)).map((one) => sweepOf(one, endpoint)),
  );
  const sweeps = served.map((sweep, place) => {
    const isTaken = served.slice(0, place).some(({ constant }) => constant === sweep.constant);
    return isTaken ? named(sweep, `${sweep.id}-${place}`) : sweep;
  });
  const pairs = sweeps.flatMap((second) => {
    const first = sweeps.find(({ endpoint }) => endpoint === second.endpoint);
    return first && first !== second ? [{ id: `${first.id}-before-${second.target}`, first, second }] : [];
  });
  const names = listed(targets.map(({ label }) => spelledOut(label)));
  return { targets, sweeps, pairs, endpoints, names, ...surroundings };
}

function serves({ endpoints }: DraftTarget, { name }: FoundEndpoint): boolean {
  return endpoints.some((one) => one.name === name);
}

function sweepOf({ name: target, label }: DraftTarget, { name: endpoint, path }: FoundEndpoint): StarterSweep {
  const sweep = { target, endpoint, on: spelledOut(label), to: pathInWords(path) };
  return named(sweep, `${target}-${endpoint}`.replaceAll(/[^a-z\d]+/g, "-"));
}

function named<T>(sweep: T, id: string): T & Pick<StarterSweep, "id" | "constant"> {
  return { ...sweep, id, constant: constantName(id) };
}
