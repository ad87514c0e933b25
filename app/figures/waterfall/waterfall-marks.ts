import type { ServedRequest, Waterfall } from "../../../content/findings/within-bursts/waterfall.ts";
import { formatSeconds } from "../chart/labels.ts";
import type { StackedRow } from "../chart/stacked-rows.ts";
import type { Mark } from "../explore/marks.ts";

/** When a request was sent, or made where it never was sent. */
export function sentSeconds(request: ServedRequest): number {
  return request.sentSeconds ?? request.createdSeconds;
}

/** The moments of every request: sent, work begun and ended, answered; and every burst that was not measured. */
export function waterfallMarks(
  rows: StackedRow<Waterfall, ServedRequest>[],
  headingOf: (burst: Waterfall) => string,
): Mark[] {
  return rows.flatMap(({ group, row, y, height }, index): Mark[] => {
    const mark = { series: String(index), y: y + height / 2 };
    if (row) return marksOfRequest(group, row).map((moment) => ({ ...mark, ...moment }));
    return group.requests.length > 0 ? [] : [{ ...mark, x: 0, title: headingOf(group), lines: [] }];
  });
}

function marksOfRequest(burst: Waterfall, request: ServedRequest): Pick<Mark, "x" | "title" | "lines">[] {
  const moments = momentsOf(request);
  const all = moments.map(({ x, event }) => `${event} ${formatSeconds(x)}`).join(", ");
  const answer = burst.requests.indexOf(request) + 1;
  return moments.map(({ x, event }) => ({
    x,
    title: `${burst.label}, answer ${answer}: ${event} at ${formatSeconds(x)}`,
    lines: [all, sayServed(request)],
  }));
}

function sayServed({ error, worker }: ServedRequest): string {
  if (error) return `failed: ${error}`;
  return worker === null ? "the server did not say which worker served it" : `worker ${worker}`;
}

function momentsOf(request: ServedRequest): { x: number; event: string }[] {
  const { work, lastByteSeconds } = request;
  return [
    { x: sentSeconds(request), event: "sent" },
    ...(work
      ? [
          { x: work.beganSeconds, event: "work began" },
          { x: work.endedSeconds, event: "work ended" },
        ]
      : []),
    ...(lastByteSeconds === null ? [] : [{ x: lastByteSeconds, event: "answered" }]),
  ];
}
