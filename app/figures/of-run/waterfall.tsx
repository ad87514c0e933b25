import { sayEndpoint } from "../../../content/findings/labels.ts";
import { type Waterfall, waterfallsFor, waterfallsOf } from "../../../content/findings/waterfall.ts";
import type { Run } from "../../../content/run/run.ts";
import { Figure, type FigureHead, NoFigure } from "../figure.tsx";
import { Table } from "../table.tsx";
import { exact } from "./say.ts";

interface Props extends FigureHead {
  run: Run;
}

/** When each request of one burst waited and was served, and by whom, target by target. */
export function WaterfallFigure({ run, endpoint, ...head }: Props & { endpoint: string }) {
  return <Waterfalls {...head} bursts={waterfallsOf(run, endpoint)} />;
}

/** The same for several endpoints of one target. */
export function WaterfallsOfTarget({
  run,
  target,
  endpoints,
  ...head
}: Props & { target: string; endpoints: string[] }) {
  const planned = endpoints.filter((endpoint) =>
    run.plan.sweeps.some((sweep) => sweep.target === target && sweep.endpoint === endpoint),
  );
  const shown = planned.map((endpoint, place) => ({ target, endpoint, place, label: sayEndpoint(endpoint) }));
  return <Waterfalls {...head} bursts={waterfallsFor(run, shown)} />;
}

function Waterfalls({ bursts, ...head }: FigureHead & { bursts: Waterfall[] }) {
  if (bursts.length === 0) return <NoFigure {...head} />;
  return (
    <Figure
      figure={{ kind: "waterfall", data: bursts }}
      {...head}
      caption="A row is a request, in the order of the answers: the thin bar from sending to answer, the thick one while a worker was at it. Workers are numbered by their first answer; overlapping thick bars share the cores."
      table={
        <Table
          head={[
            "target",
            "answer",
            "sent, s",
            "work began, s",
            "work ended, s",
            "answered, s",
            "worker",
            "most at work together",
          ]}
          rows={bursts.flatMap((burst) =>
            burst.rows.length === 0
              ? [[burst.label, ...Array<string>(7).fill("not measured")]]
              : burst.rows.map((row) => [
                  burst.label,
                  row.place,
                  exact(row.sentSeconds),
                  exact(row.served?.beganSeconds ?? null),
                  exact(row.served?.endedSeconds ?? null),
                  exact(row.endSeconds),
                  row.worker ?? row.error,
                  burst.concurrency ?? "unknown",
                ]),
          )}
        />
      }
    />
  );
}
