import type { JudgedClaim } from "../../content/findings/claims/judge-claims.ts";
import { sayEvidence, sayVerdict } from "../../content/findings/claims/say-judged.ts";
import {
  acrossMachines,
  type MachineRun,
  type OnMachine,
  sayAcross,
  sayWay,
  waysOf,
} from "../../content/findings/machines/across.ts";
import { addressOf } from "../address/articles.ts";
import { href } from "../address/href.ts";
import { VerdictShape } from "../article/elements/common/verdict-shape.tsx";
import type { ListedArticle } from "../library/articles.ts";
import { curled } from "../library/curled.ts";
import { LeanTable } from "../tables/data-table.tsx";
import { ForestPlot } from "./forest-plot.tsx";

/** For a claim about what a machine's run did not measure. */
const NOT_MEASURED = "not measured";

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
  const isMixed = waysOf(machines).length > 0;
  const contributed = machines.filter(({ isContributed }) => isContributed).length;
  const isOnly = machines.length === 1;
  return (
    <section className="on-machines">
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
      {isMixed && (
        <p>These machines were not all measured in the same way, so more than the machine differs between columns.</p>
      )}
      {contributed > 0 && (
        <p>
          {contributed} of these {machines.length} {contributed === 1 ? "is" : "are"} contributed, which means measured
          elsewhere, and {contributed === 1 ? "counts" : "count"} as much as the others.
        </p>
      )}
      <LeanTable
        head={[
          "claim",
          // Beside its claim, so that narrow windows show it without scrolling.
          ...(isOnly ? [] : ["all machines"]),
          ...machines.map((one, index) => `machine ${index + 1}${isMixed ? `: ${sayWay(one)}` : ""}`),
        ]}
        rows={rows.map(({ statement, across }) => [
          statement,
          ...(isOnly ? [] : [sayAcross(across)]),
          ...across.map(({ run, judged }) => (judged ? <Verdict key={run} judged={judged} /> : NOT_MEASURED)),
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
                Machine {index + 1}: {judged ? `${sayVerdict(judged)}: ${sayEvidence(judged)}` : NOT_MEASURED}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Verdict({ judged }: { judged: JudgedClaim }) {
  return (
    <span className={`mark verdict-${judged.verdict}`}>
      <VerdictShape verdict={judged.verdict} /> {sayVerdict(judged)}
    </span>
  );
}
