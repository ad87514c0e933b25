import { type Endpoint, pathFor } from "../../content/run/parts/endpoint.ts";
import type { Run } from "../../content/run/run.ts";
import { labelOf } from "../../content/run/target-label.ts";
import { LeanTable } from "../tables/data-table.tsx";

const HEAD = ["endpoint", "of", "request", "sent with it", "work", "a right answer"];

/** What was asked of which targets, and which answers were right. Of headers and bodies a run knows no content. */
export function Asked({ run }: { run: Run }) {
  const declared = run.targets.flatMap(({ name, endpoints }) =>
    endpoints
      .filter((endpoint) => isAsked(run, name, endpoint.name))
      .map((endpoint) => ({ endpoint, target: labelOf(run, name) })),
  );
  // Targets that are asked the same share a row.
  const alike = Map.groupBy(declared, ({ endpoint }) => JSON.stringify(endpoint));
  const rows = [...alike.values()].flatMap((group) => {
    const [first] = group;
    return first ? [rowOf(first.endpoint, group.map(({ target }) => target).join("; "))] : [];
  });
  return <LeanTable head={HEAD} rows={rows} />;
}

function isAsked({ plan: { sweeps, steady } }: Run, target: string, endpoint: string): boolean {
  const mixed = (steady?.mixed ?? []).flatMap(({ target: of, light, blocking }) => [
    { target: of, ...light },
    { target: of, ...blocking },
  ]);
  const all = [...sweeps, ...(steady?.loads ?? []), ...mixed];
  return all.some((one) => one.target === target && one.endpoint === endpoint);
}

function rowOf(endpoint: Endpoint, targets: string) {
  const { label, method, work, answer } = endpoint;
  return [label, targets, `${method} ${written(endpoint)}`, sentWith(endpoint), work, rightAnswer(answer)];
}

/** The path with its query; an amount as it is declared, which a query would show encoded. */
function written(endpoint: Endpoint): string {
  return pathFor(endpoint, null).replaceAll("%7Bamount%7D", "{amount}");
}

function sentWith({ headers = [], body }: Endpoint): string {
  const parts = [...headers, ...(body ? [`a body of ${body.bytes} bytes, ${body.type}`] : [])];
  return parts.length > 0 ? parts.join(", ") : "nothing";
}

function rightAnswer({ status, at, equals }: Endpoint["answer"]): string {
  return at === undefined ? `status ${status}` : `status ${status}, ${JSON.stringify(equals)} at ${at || "the root"}`;
}
