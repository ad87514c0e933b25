import { sayNumber, sayRange } from "../../../content/findings/baseline/verdict.ts";
import type { QuantityGroup } from "../../../content/findings/comparison/compare-runs.ts";
import type { ComparedQuantity } from "../../../content/findings/comparison/quantity.ts";
import { countVerdicts } from "../../../content/findings/comparison/say-comparison.ts";
import { ReproducedVerdict } from "../../article/elements/common/reproduced-verdict.tsx";
import { Table } from "../../tables/data-table.tsx";

// The verdict stands beside its quantity, so that narrow windows show it without scrolling.
const HEAD = ["quantity", "verdict", "theirs", "yours", "yours over theirs"];

/** What differs, then every quantity, group by group, each folded away behind how many of its quantities are reproduced. */
export function Quantities({ groups }: { groups: QuantityGroup[] }) {
  const differing = groups.flatMap(({ title, quantities }) =>
    quantities.filter(({ verdict }) => verdict === "differs").map((one) => ({ ...one, name: `${title}. ${one.name}` })),
  );
  return (
    <>
      {differing.length > 0 && (
        <>
          <h3>What differs</h3>
          <Rows quantities={differing} />
        </>
      )}
      {groups.map(({ title, quantities }) => (
        <details key={title}>
          <summary>
            {title}: {sayCounts(quantities)}
          </summary>
          <Rows quantities={quantities} />
        </details>
      ))}
    </>
  );
}

/** How many quantities have each verdict that any has. */
function sayCounts(quantities: ComparedQuantity[]): string {
  const count = countVerdicts({ groups: [{ title: "", quantities }] });
  const said: [number, string][] = [
    [count.reproduced, "reproduced"],
    [count.differs, "different"],
    [count.undecided, "undecided"],
    [count["not comparable"], "that cannot be compared"],
  ];
  return said.flatMap(([number, what]) => (number > 0 ? [`${number} ${what}`] : [])).join(", ");
}

function Rows({ quantities }: { quantities: ComparedQuantity[] }) {
  const rows = quantities.map(({ name, verdict, why, theirs, yours, ratio }) => [
    name,
    <ReproducedVerdict key="verdict" verdict={verdict} why={why} />,
    theirs,
    yours,
    ratio ? `${sayNumber(ratio.estimate)} (${sayRange(ratio)})` : "unknown",
  ]);
  return <Table head={HEAD} rows={rows} />;
}
