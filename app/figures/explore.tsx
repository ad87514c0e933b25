"use client";

import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { type Mark, nearest } from "./marks.ts";
import { type LayerContext, type LineProps, layer } from "./nivo.ts";

/** What is pointed at in a live figure, by a pointer or by keys, and how another is chosen. */
export interface Exploration {
  marks: Mark[];
  selected: number | null;
  select: (place: number | null) => void;
  /** Where a pointer was before the drawing was live, in the window. */
  reachedAt: Place | null;
}

interface Place {
  clientX: number;
  clientY: number;
}

const Exploring = createContext<Exploration>({ marks: [], selected: null, select: () => undefined, reachedAt: null });

/** How far from a mark a pointer may be, in the drawing's pixels. */
const WITHIN = 60;

/** The props of a drawing with a layer on top that a pointer explores. */
export function explorable(props: LineProps): LineProps {
  const layers = [...(props.layers ?? []), layer((context) => <Explorer key="explorer" {...context} />)];
  return { ...props, layers, isInteractive: false };
}

/** Gives the layer of a drawing inside it what there is to explore. */
export function Explored({ children, ...exploration }: Exploration & { children: ReactNode }) {
  return <Exploring value={exploration}>{children}</Exploring>;
}

function Explorer({ xScale, yScale, innerWidth, innerHeight }: LayerContext) {
  const { marks, selected, select, reachedAt } = useContext(Exploring);
  const area = useRef<SVGRectElement>(null);
  const places = marks.map(({ x, y }) => ({ x: xScale(x), y: yScale(y) }));
  const place = selected === null ? undefined : places[selected];
  const reach = ({ clientX, clientY }: Place) => {
    const box = area.current?.getBoundingClientRect();
    if (!box) return;
    // The drawing is scaled to its column: the pointer's pixels are not its own.
    const [x, y] = [(clientX - box.x) * (innerWidth / box.width), (clientY - box.y) * (innerHeight / box.height)];
    select(nearest(places, x, y, WITHIN));
  };
  const first = useEffectEvent(() => reachedAt && reach(reachedAt));
  useEffect(() => void first(), []);
  return (
    <g>
      {place && <circle className="selected" cx={place.x} cy={place.y} r={8} />}
      <rect
        ref={area}
        className="reach"
        width={innerWidth}
        height={innerHeight}
        onPointerMove={reach}
        onPointerDown={reach}
        // A finger that is lifted has left too, and wants to read what it touched.
        onPointerLeave={({ pointerType }) => pointerType === "touch" || select(null)}
      />
    </g>
  );
}

/** The exact values of a mark, beside it and within the drawing. */
export function Tip({ title, lines }: Mark) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (tip.current) placeBeside(tip.current);
  });
  return (
    <div ref={tip} className="tip">
      <b>{title}</b>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

const GAP = 6;

/** Above the selected mark, below it where there is no room above. */
function placeBeside(tip: HTMLElement): void {
  const frame = tip.parentElement?.getBoundingClientRect();
  const mark = tip.parentElement?.querySelector(".selected")?.getBoundingClientRect();
  if (!frame || !mark) return;
  const left = mark.x + mark.width / 2 - frame.x - tip.offsetWidth / 2;
  const above = mark.top - frame.top - tip.offsetHeight - GAP;
  tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
  tip.style.top = `${above < 0 ? mark.bottom - frame.top + GAP : above}px`;
}
