import { sayEvidence, sayVerdict } from "../../content/findings/claims/say-judged.ts";
import {
  acrossMachines,
  type MachineRun,
  type OnMachine,
  sayAcross,
  sayMixed,
  sayWay,
} from "../../content/findings/machines/across.ts";
import { addressOf } from "../address/articles.ts";
import { href } from "../address/href.ts";
import { VerdictShape } from "../article/elements/common/verdict-shape.tsx";
import type { ListedArticle } from "../library/articles.ts";
import { curled } from "../library/curled.ts";
import { Table } from "../tables/data-table.tsx";
import { ForestPlot } from "./forest-plot.tsx";

interface Props {
  article: Pick<ListedArticle, "slug" | "title" | "claims">;
  machines: readonly MachineRun[];
}

/** The claims of one article: a row a claim, a column a machine, then the quantities behind the verdicts of several. */
export function ArticleOnMachines({ article: { slug, title, claims }, machines }: Props) {
  const rows = Object.entries(claims).map(([id, { statement }]) => ({
    ...{ id, statement: curled(statement) },
    across: acrossMachines(machines, id),
  }));
  const isMixed = sayMixed(machines) !== "";
  const isOnly = machines.length === 1;
  return (
    <section>
      <h2>
        <a href={href(addressOf(slug))}>{title}</a>
      </h2>
      <ol>
        {machines.map((one) => (
          <li key={one.run}>
            {one.machine.label}: <a href={href(`/runs/${one.run}/`)}>run {one.run}</a>, {sayWay(one)}
            {one.isContributed && ", contributed"}
          </li>
        ))}
      </ol>
      {isMixed && <p>These machines were not all measured in the same way, so that more than the machine differs.</p>}
      <Table
        head={[
          "claim",
          ...machines.map((one, index) => `machine ${index + 1}${isMixed ? `: ${sayWay(one)}` : ""}`),
          ...(isOnly ? [] : ["all of them"]),
        ]}
        rows={rows.map(({ statement, across }) => [
          statement,
          ...across.map((one) => <Verdict key={one.run} of={one} />),
          ...(isOnly ? [] : [sayAcross(across)]),
        ])}
      />
      {!isOnly && <Quantities rows={rows} />}
    </section>
  );
}

/** Each quantity on every machine: of one alone, the article has it with its claim. */
function Quantities({ rows }: { rows: { id: string; statement: string; across: OnMachine[] }[] }) {
  const measured = rows.filter(({ across }) => across.some(({ judged }) => judged?.quantity));
  return (
    <>
      <h3>The quantities behind the verdicts</h3>
      <p>Each with its interval; a claim that holds has its interval wholly within the shaded part.</p>
      {measured.map(({ id, statement, across }) => (
        <details key={id}>
          <summary>{statement}</summary>
          <ForestPlot machines={across} />
          <ul>
            {across.map(({ run, judged }, index) => (
              <li key={run}>
                Machine {index + 1}: {judged ? `${sayVerdict(judged)}: ${sayEvidence(judged)}` : "not measured"}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Verdict({ of: { judged } }: { of: OnMachine }) {
  if (!judged) return "not measured";
  return (
    <span className={`mark verdict-${judged.verdict}`}>
      <VerdictShape verdict={judged.verdict} /> {sayVerdict(judged)}
    </span>
  );
}
