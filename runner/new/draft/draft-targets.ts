import path from "node:path";
import { z } from "zod";
import { targetName } from "../../../content/run/parts/units.ts";
import { ownFolder } from "../../fleet/image/own-folder.ts";
import type { AskedEndpoints } from "../ask/ask-endpoints.ts";
import { endpointsFor } from "../ask/found-endpoint.ts";
import { handlerOf } from "../ask/handlers-in-sources.ts";
import { routesIn } from "../ask/routes/routes-in-sources.ts";
import { commandsIn } from "../recognise/command-words.ts";
import type { ComposedService } from "../recognise/composed-service.ts";
import { labelOf } from "../recognise/proper-names.ts";
import { type OtherService, recognise, type WebService } from "../recognise/recognise.ts";
import { filesIn, sourcesIn } from "./context-files.ts";
import type { DraftBlock, DraftTarget } from "./draft-target.ts";
import { type StartedWith, startedWith } from "./started-with.ts";

/** What came of the services of a Compose file. */
export interface Drafted {
  targets: DraftTarget[];
  /** Those that are left alone, each with the reason. */
  others: (OtherService & { name: string })[];
}

/**
 * Asks a service that may be up, if it says nothing of itself for the paths
 * that its sources declare; null where nothing answers.
 */
type Ask = (port: number, declared: readonly string[]) => Promise<AskedEndpoints | null>;

/** Makes targets of the services that have a block already, and of those that are recognised. */
export async function draftTargets(
  services: readonly [string, ComposedService][],
  file: string,
  ask: Ask,
): Promise<Drafted> {
  const drafted = await draftAmong(services, file, ask);
  if (drafted.targets.length > 0) return drafted;
  // Where all of them have profiles, each is as usual as the others; what an article names is started whatever it has.
  return draftAmong(
    services.map(([name, service]) => [name, { ...service, profiles: [] }]),
    file,
    ask,
  );
}

async function draftAmong(services: readonly [string, ComposedService][], file: string, ask: Ask): Promise<Drafted> {
  const drafted: Drafted = { targets: [], others: [] };
  const taken = new Set(services.flatMap(([, { ports }]) => ports.map(({ published }) => Number(published))));
  for (const [name, service] of services) {
    const folder = ownFolder(service, path.dirname(file));
    const found = recognise(service, folder === null ? () => null : filesIn(folder, service.build?.dockerfile));
    if (service["x-benchbook"] !== undefined) declare(drafted, name, service, found);
    else if ("reason" in found) drafted.others.push({ name, ...found });
    else if (service.profiles[0]) drafted.others.push({ name, reason: sayProfile(service.profiles[0]) });
    else if (!targetName.safeParse(name).success) drafted.others.push({ name, reason: WRONG_NAME });
    else drafted.targets.push(await draft({ name, service, found: withOwnPort(found, drafted), folder, taken, ask }));
  }
  return drafted;
}

/** Compose starts two services that publish one port only apart from each other: the second gets another. */
function withOwnPort(found: WebService, { targets }: Drafted): WebService {
  return targets.some(({ block }) => block?.published === found.published) ? { ...found, published: null } : found;
}

const WRONG_NAME = "expected a name of lower-case letters, digits, - and _; Compose takes more, a run file does not";

const WRONG_BLOCK = "its x-benchbook block is not as expected: a map with a label and at least one endpoint";

function sayProfile(profile: string): string {
  return `it has the profile ${profile}, and Compose starts it only where that is asked for`;
}

const declaredSchema = z.looseObject({
  label: z.string(),
  role: z.string().default("measured"),
  endpoints: z.array(z.looseObject({ name: z.string(), path: z.string() })).default([]),
});

/** A service with a block: it says itself what it is. */
function declare(drafted: Drafted, name: string, service: ComposedService, found: WebService | OtherService): void {
  const { data } = declaredSchema.safeParse(service["x-benchbook"]);
  const [profile] = service.profiles;
  const isMeasured = data?.role === "measured";
  const reason = data && !isMeasured ? `its x-benchbook block says role: ${data.role}` : WRONG_BLOCK;
  if (!data || profile || !isMeasured || data.endpoints.length === 0) {
    drafted.others.push({ name, reason: profile ? sayProfile(profile) : reason });
    return;
  }
  drafted.targets.push({
    ...{ name, label: data.label, block: null },
    title: "title" in found ? found.title : "a service with a block of its own",
    hasWorkers: true,
    endpoints: data.endpoints
      .slice(0, 3)
      .map(({ name: called, path: at }) => ({ name: called, path: at, by: "bursts" })),
    ...{ said: "as its x-benchbook block says", isTried: true },
  });
}

interface Drafting {
  name: string;
  service: ComposedService;
  found: WebService;
  folder: string | null;
  /** Ports of this machine that are published, and those that were given to targets before. */
  taken: Set<number>;
  ask: Ask;
}

async function draft({ name, service, found, folder, taken, ask }: Drafting): Promise<DraftTarget> {
  const { family, port, executor } = found;
  const start = startedWith(found);
  const published = portToAsk(found, start, taken);
  const { sources, routes } = readIn(folder, found);
  const workers = [...sources.values()].some((text) => FORKS.test(text)) ? null : found.workers;
  // FastAPI alone decides by the kind of a function: other frameworks run all of them in the same place.
  const handlers = family === "fastapi" && executor === "event-loop" ? sources : new Map<string, string>();
  const declared = [...new Set([...(found.checked === null ? [] : [found.checked]), ...routes])];
  const asked = found.published === null ? null : await ask(found.published, declared);
  const isTried = asked !== null && asked.endpoints.length > 0;
  const { endpoints, said } = isTried ? asked : guessed(declared, asked);
  return {
    ...{ name, label: labelOf(name), title: found.title, hasWorkers: workers !== null },
    ...{ endpoints, said, isTried },
    block: {
      ...{ family, workers, port, published, declared, start },
      executorAt: (at) => handlerOf(handlers, at) ?? executor,
      isNamed: found.server !== null || family !== "none" || asked !== null,
      hasOwnName: service.container_name !== undefined,
      severalBy: severalBy(service),
      startsLate: commandsIn(found.command ?? []).length > 1 || found.server?.program.isCompiledFirst === true,
      remarks: remarksOn({ ...found, workers }, published),
    },
  };
}

/** The sources of a service and the routes in them: of its own part of the folder, or of all of it where that has none. */
function readIn(folder: string | null, { parts, family }: WebService) {
  const read = (from: readonly string[]) => {
    const sources = folder === null ? new Map<string, string>() : sourcesIn(folder, from);
    return { sources, routes: routesIn(sources, family) };
  };
  const own = read(parts);
  return own.routes.length > 0 ? own : read(["."]);
}

/** How a program of Node starts workers by itself, as many as it likes. */
const FORKS = /\bcluster\.fork\(/;

function severalBy({ scale = 1, deploy }: ComposedService): DraftBlock["severalBy"] {
  if (scale > 1) return "scale";
  return (deploy?.replicas ?? 1) > 1 ? "deploy" : null;
}

/**
 * The port of this machine that it is to be asked on: of what cannot be told where to listen the one that it listens on, so
 * that it can also be a local process; else the one that it is published on.
 */
function portToAsk({ published, port }: WebService, { environment }: StartedWith, taken: Set<number>): number {
  const isTold = environment === undefined;
  if (!isTold && published !== port && port >= LEAST_OPEN && !taken.has(port)) return freePort(port, taken);
  return published ?? freePort(port, taken);
}

/**
 * Without an answer: what the sources say, or the root; under steady load,
 * where it does not matter how long an answer takes.
 */
function guessed(declared: readonly string[], asked: AskedEndpoints | null): AskedEndpoints {
  const routes = endpointsFor(declared.map(steadily));
  const why = asked ? asked.said : "nothing answers yet";
  if (routes.length > 0) return { endpoints: routes, said: `read in its sources, not tried: ${why}` };
  return { endpoints: endpointsFor([steadily("/")]), said: `a guess: ${why}` };
}

function steadily(at: string) {
  return { path: at, by: "steady load" } as const;
}

/** Ports below belong to the machine's own services. */
const LEAST_OPEN = 1024;

/** A port that no service of the file publishes. */
function freePort(wanted: number, taken: Set<number>): number {
  let port = wanted < LEAST_OPEN ? 8000 : wanted;
  while (taken.has(port)) port += 1;
  taken.add(port);
  return port;
}

function remarksOn({ command, server, workers, published }: WebService, asked: number): string[] {
  const isForDevelopment =
    server?.program.isForDevelopment || command?.some((word) => word === "--reload" || word === "dev");
  return [
    ...(workers === null ? ["How many workers it has could not be told; add workers: N if you know it."] : []),
    ...(published === null ? ["It publishes no port of its own: this one is for measuring."] : []),
    ...(published !== null && published !== asked
      ? [`It cannot be told a port: it is asked on the one that it listens on, not on ${published}.`]
      : []),
    ...(isForDevelopment ? ["This is a server for development: measure what you deploy."] : []),
  ];
}
