import type { Baseline } from "../../../../content/findings/baseline/baseline.ts";
import { reproductionOf, tallyOf } from "../../../../content/findings/baseline/reproduction.ts";
import { type Comparisons, RULE } from "../../../../content/findings/baseline/verdict.ts";
import type { Run } from "../../../../content/run/run.ts";
import { Scroll } from "../../../tables/scroll.tsx";
import { namable } from "../common/element.ts";
import { ReproducedVerdict } from "../common/reproduced-verdict.tsx";

const list = new Intl.ListFormat("en-GB");

// The verdict stands beside its quantity, so that narrow windows show it without scrolling.
const COLUMNS = ["quantity", "verdict", "published", "this run"];

/** Every published figure that has a counterpart in the run, with the rule it is compared under and the verdict. */
export function Reproduction({ run, baseline }: { run: Run; baseline: Baseline | null }) {
  if (!baseline) return <p className="missing">Nothing published is compared with this run.</p>;
  const groups = reproductionOf(run, baseline);
  const { reproduced, differs, undecided } = tallyOf(groups);
  const counts = [
    ...(reproduced > 0 ? [`${reproduced} reproduced`] : []),
    ...(differs > 0 ? [`${differs} different`] : []),
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
  ];
  const { title, measuredOn, notStated } = baseline.figures.source;
  return (
    <section className="reproduction">
      <p>
        The original notebook is “{title}”, measured on <time dateTime={measuredOn}>{measuredOn}</time>. Of its figures,
        this run has {counts.length > 0 ? list.format(counts) : "none"}.
      </p>
      <p>{RULE}</p>
      <Scroll>
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <Group key={group.title} {...group} />
          ))}
        </table>
      </Scroll>
      <p>The original notebook does not state: {notStated.join("; ")}.</p>
    </section>
  );
}

function Group({ title, rule, rows }: Comparisons) {
  return (
    <tbody>
      <tr className="rule">
        <th colSpan={COLUMNS.length} scope="rowgroup">
          <span>
            <b>{title}.</b> {rule}
          </span>
        </th>
      </tr>
      {rows.map(({ quantity, published, ours, verdict, why }) => (
        <tr key={quantity}>
          <th scope="row">{quantity}</th>
          <td>
            <ReproducedVerdict verdict={verdict} why={why} />
          </td>
          <td>{published}</td>
          <td>{ours}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** {@link Reproduction} where the text names it. */
export const reproduction = namable({}, (_, { article: { run, baseline } }) => (
  <Reproduction run={run} baseline={baseline} />
));
