import { Document, isCollection, isScalar } from "yaml";
import { variableName } from "../../fleet/services/worker-variables.ts";
import type { DraftBlock, DraftTarget } from "./draft-target.ts";

/** The name of the override file in the folder of an article. */
export const OVERRIDE_FILE = "benchbook.override.yml";

/** What 99 of 100 requests are to be answered within under steady load, unless the article's owner says otherwise. */
const P99_SECONDS = 0.1;

/** How long a service may take until it answers that has something else to do before. */
const LATE_SECONDS = 180;

/** A target that the override file is about. */
type Added = DraftTarget & { block: DraftBlock };

/**
 * The text of a Compose file that is merged over another, and adds to its services what measuring needs; null where none
 * needs anything.
 *
 * @param file the other Compose file, as the article's folder knows it
 */
export function overrideFile(targets: readonly DraftTarget[], file: string): string | null {
  const added = targets.flatMap(({ block, ...target }): Added[] => (block ? [{ ...target, block }] : []));
  if (added.length === 0) return null;
  const document = new Document({ services: Object.fromEntries(added.map((one) => [one.name, additionsTo(one)])) });
  layOut(document, added);
  const head = [
    `# What measuring adds to the services of ${file}, which stays as it is:`,
    "# this file is merged over it, as `docker compose` merges the last --file that it is given.",
  ];
  return `${head.join("\n")}\n${document.toString({ lineWidth: 0 })}`;
}

function additionsTo({ name, label, endpoints, block }: Added) {
  const { family, workers, port, published, start, executorAt, hasOwnName, severalBy, startsLate } = block;
  return {
    ...(hasOwnName && { container_name: null }),
    ...(severalBy === "scale" && { scale: 1 }),
    ...(severalBy === "deploy" && { deploy: { replicas: 1 } }),
    ports: [`127.0.0.1:\${${variableName(name)}_PORT:-${published}}:${port}`],
    ...start,
    "x-benchbook": {
      ...{ label, family },
      ...(workers !== null && { workers }),
      ...(startsLate && { startSeconds: LATE_SECONDS }),
      endpoints: endpoints.map((endpoint) => ({
        ...{ name: endpoint.name, label: `GET ${endpoint.path}`, path: endpoint.path },
        ...{ work: "fixed", executor: executorAt(endpoint.path) },
        ...(endpoint.status !== undefined && { answer: { status: endpoint.status } }),
        ...(endpoint.by === "steady load" && { p99Seconds: P99_SECONDS }),
      })),
    },
  };
}

/**
 * Ports that take the place of the others, the name of a container taken away, which the owner's may have meanwhile, and what
 * there is to know above each service's part.
 */
function layOut(document: Document, added: readonly Added[]): void {
  for (const { name, title, said, isTried, block } of added) {
    const ports = document.getIn(["services", name, "ports"], true);
    if (isCollection(ports)) ports.tag = "!override";
    const own = document.getIn(["services", name, "container_name"], true);
    if (isScalar(own)) own.tag = "!reset";
    const service = document.getIn(["services", name], true);
    const doubt = block.isNamed || isTried ? [] : ["Whether it is a web server could not be told: nothing names one."];
    const lines = [`${capital(title)}. Endpoints: ${said}.`, ...doubt, ...block.remarks];
    if (isCollection(service)) service.commentBefore = lines.map((line) => ` ${line}`).join("\n");
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
