import { lookUp, saySpread, sayValue, type Values } from "../../../../content/findings/values/value.ts";
import type { Run } from "../../../../content/run/run.ts";
import { href } from "../../../address/href.ts";
import { namable } from "../common/element.ts";
import { Reachable } from "../common/reachable.tsx";

interface ValueProps {
  run: Run;
  /** Those of the article. */
  values: Values;
  /** The id of the one that is shown. */
  of: string;
}

/**
 * A number of the run in the text, by its id; says "not measured", or what there is instead, where the run does not have it.
 *
 * Hovering, focusing or tapping shows its spread, its run and the raw data.
 */
export function Value({ run, values, of }: ValueProps) {
  const value = lookUp(values, of, run);
  if (value.number === null) return <span className="value missing">{sayValue(value)}</span>;
  const number = sayValue({ ...value, interval: null });
  return (
    <span className="value">
      <Reachable className="number">{number}</Reachable>
      {sayValue(value).slice(number.length)}
      <span className="behind">
        {saySpread(value) ?? "as it is"}; run of {run.startedAt.slice(0, 10)} (<code>{of}</code>),{" "}
        <a href={href(`/runs/${run.id}/run.json`)}>raw data</a>
      </span>
    </span>
  );
}

/** {@link Value} where the text names it. */
export const value = namable({ of: "value" }, ({ of }, { article: { run, values } }) => (
  <Value run={run} values={values} of={of} />
));
