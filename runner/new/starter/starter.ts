import type { FoundEndpoint } from "../ask/found-endpoint.ts";
import type { DraftTarget } from "../draft/draft-target.ts";
import { constantName, listed, pathInWords, spelledOut } from "./words.ts";

/** A new article, from which the texts of its files are made. */
export interface Starter {
  targets: readonly DraftTarget[];
  /** What it is about, endpoint by endpoint. */
  asked: readonly StarterAsked[];
  /** Pairs on one endpoint: the first target's, and another's. */
  pairs: readonly StarterPair[];
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
export interface StarterAsked extends Pick<FoundEndpoint, "by"> {
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

/** The same endpoint of two targets. */
export interface StarterPair {
  id: string;
  first: StarterAsked;
  second: StarterAsked;
}

/** What bursts are taken of; or what is under steady load. */
export function measuredBy(by: FoundEndpoint["by"], asked: readonly StarterAsked[]): StarterAsked[] {
  return asked.filter((one) => one.by === by);
}

/** Where the files of an article are, as its own folder knows them. */
type Surroundings = Pick<Starter, "file" | "overrides" | "content">;

/** Decides what a new article is about: every endpoint of every target, and each target beside the first. */
export function starterFor(targets: readonly DraftTarget[], surroundings: Surroundings): Starter {
  const all = targets.flatMap((target) => target.endpoints);
  const endpoints = [...new Map(all.map((one) => [one.name, one])).values()];
  const served = endpoints.flatMap((endpoint) =>
    targets.filter((one) => serves(one, endpoint)).map((one) => askedOf(one, endpoint)),
  );
  const asked = served.map((one, place) => {
    const isTaken = served.slice(0, place).some(({ constant }) => constant === one.constant);
    return isTaken ? named(one, `${one.id}-${place}`) : one;
  });
  const pairs = asked.flatMap((second) => {
    const first = asked.find(({ endpoint }) => endpoint === second.endpoint);
    return first && first !== second ? [{ id: `${first.id}-before-${second.target}`, first, second }] : [];
  });
  const names = listed(targets.map(({ label }) => spelledOut(label)));
  return { targets, asked, pairs, endpoints, names, ...surroundings };
}

function serves({ endpoints }: DraftTarget, { name }: FoundEndpoint): boolean {
  return endpoints.some((one) => one.name === name);
}

function askedOf({ name: target, label }: DraftTarget, { name: endpoint, path, by }: FoundEndpoint): StarterAsked {
  const asked = { target, endpoint, on: spelledOut(label), to: pathInWords(path), by };
  return named(asked, `${target}-${endpoint}`.replaceAll(/[^a-z\d]+/g, "-"));
}

function named<T>(sweep: T, id: string): T & Pick<StarterAsked, "id" | "constant"> {
  return { ...sweep, id, constant: constantName(id) };
}
