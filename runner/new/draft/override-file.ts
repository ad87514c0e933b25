import { Document, isCollection, isScalar, isSeq, visit } from "yaml";
import { variableName } from "../../fleet/worker-variables.ts";
import type { DraftBlock, DraftTarget } from "./draft-target.ts";

/** The name of the override file in the folder of an article. */
export const OVERRIDE_FILE = "compose.override.yml";

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
    `# What measuring adds to the services of ${file}.`,
    "# That file stays as it is: the two are read as `docker compose --file … --file …` reads them, this one second.",
  ];
  return `${head.join("\n")}\n${document.toString({ lineWidth: 0 })}`;
}

function additionsTo({ name, label, endpoints, block }: Added) {
  const { family, workers, port, published, command, executor } = block;
  return {
    ports: [`127.0.0.1:\${${variableName(name)}_PORT:-${published}}:${port}`],
    ...(command && { command }),
    "x-benchbook": {
      ...{ label, family },
      ...(workers !== null && { workers }),
      endpoints: endpoints.map((endpoint) => ({
        ...{ name: endpoint.name, label: `GET ${endpoint.path}`, path: endpoint.path },
        ...{ work: "fixed", executor },
      })),
    },
  };
}

/** Lists in one line, ports that take the place of the others, and what there is to know above each service's part. */
function layOut(document: Document, added: readonly Added[]): void {
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? key.value : undefined;
      if (!isCollection(value)) return;
      if (name === "ports" || name === "command") value.flow = true;
      if (name === "ports") value.tag = "!override";
      if (name === "endpoints" && isSeq(value))
        for (const endpoint of value.items.filter(isCollection)) endpoint.flow = true;
    },
  });
  for (const { name, title, said, block } of added) {
    const service = document.getIn(["services", name], true);
    if (isCollection(service))
      service.commentBefore = [`${title}. Endpoints: ${said}.`, ...block.remarks].map((line) => ` ${line}`).join("\n");
  }
}
