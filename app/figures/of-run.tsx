import { calibrationsOf } from "../../content/findings/calibrations.ts";
import { type SerialLaw, serialLawOf } from "../../content/findings/law.ts";
import { sweepsOf } from "../../content/findings/sweeps.ts";
import { waterfallsOf } from "../../content/findings/waterfall.ts";
import type { Run } from "../../content/run/run.ts";
import { Figure } from "./figure.tsx";
import { Table } from "./table.tsx";

const milliseconds = (seconds: number | undefined) =>
  seconds === undefined ? "not measured" : (seconds * 1000).toFixed(2);
const exact = (seconds: number | null) => (seconds === null ? "not measured" : seconds.toFixed(3));

/** How much the time of one iteration varies, target by target. */
export function CalibrationFigure({ run, number }: { run: Run; number: number }) {
  const spreads = calibrationsOf(run);
  return (
    <Figure
      figure={{ kind: "calibration", data: spreads }}
      number={number}
      title="How long one iteration takes on each target"
      caption="Each dot is one request of one iteration, from left to right in the order they were made. The line is the median, the band holds the middle half."
      table={
        <Table
          head={["target", "samples", "lower quartile, ms", "median, ms", "upper quartile, ms", "iterations chosen"]}
          rows={spreads.map((one) => [
            one.label,
            one.seconds.length,
            milliseconds(one.quartiles?.low),
            milliseconds(one.quartiles?.median),
            milliseconds(one.quartiles?.high),
            one.iterations ?? "none",
          ])}
        />
      }
    />
  );
}

/** How the total time of a burst grows with its size on one endpoint. */
export function SweepFigure({
  run,
  number,
  endpoint,
  title,
}: {
  run: Run;
  number: number;
  endpoint: string;
  title: string;
}) {
  const series = sweepsOf(run, endpoint);
  const law = serialLawOf(run);
  return (
    <Figure
      figure={{ kind: "sweep", data: { series, aloneSeconds: law?.aloneSeconds ?? null } }}
      number={number}
      title={title}
      caption={`Each dot is one burst, from sending until its last answer; lines join the medians. ${sayLaw(law)}`}
      table={
        <Table
          head={["target", "n", "bursts counted", "median, s", "all, s", "not counted"]}
          rows={series.flatMap((one) =>
            one.levels.map(({ level, seconds, medianSeconds, distrusted }) => [
              one.label,
              level,
              seconds.length,
              exact(medianSeconds),
              seconds.map(exact).join(", ") || "none",
              distrusted.join("; ") || "none",
            ]),
          )}
        />
      }
    />
  );
}

function sayLaw(law: SerialLaw | null): string {
  return law
    ? `The thin dashed line is what serving one after the other predicts: n times one direct call alone on ${law.label}.`
    : "The line for serving one after the other is not drawn: this run has no burst of one request to draw it from.";
}

/** When each request of one burst waited and was served, and by whom. */
export function WaterfallFigure({
  run,
  number,
  endpoint,
  title,
}: {
  run: Run;
  number: number;
  endpoint: string;
  title: string;
}) {
  const bursts = waterfallsOf(run, endpoint);
  return (
    <Figure
      figure={{ kind: "waterfall", data: bursts }}
      number={number}
      title={title}
      caption="A row is a request, in the order of the answers: the thin bar from sending to answer, the thick one while a worker was at it. Workers are numbered by their first answer; overlapping thick bars share the cores."
      table={
        <Table
          head={["target", "answer", "sent, s", "work began, s", "work ended, s", "answered, s", "worker"]}
          rows={bursts.flatMap((burst) =>
            burst.rows.length === 0
              ? [[burst.label, ...Array<string>(6).fill("not measured")]]
              : burst.rows.map((row) => [
                  burst.label,
                  row.place,
                  exact(row.sentSeconds),
                  exact(row.served?.beganSeconds ?? null),
                  exact(row.served?.endedSeconds ?? null),
                  exact(row.endSeconds),
                  row.worker ?? row.error,
                ]),
          )}
        />
      }
    />
  );
}
