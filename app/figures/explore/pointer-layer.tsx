"use client";

import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useRef } from "react";
import { type LayerContext, type LineProps, layer } from "../chart/nivo.ts";
import { type Mark, nearestPoint } from "./marks.ts";

/** What a pointer can select in an interactive figure. */
interface Selection {
  marks: Mark[];
  selected: number | null;
  select: (place: number | null) => void;
  /** Where a reader clicked before the drawing was interactive. */
  clicked: WindowPoint | null;
}

/** A point in the window, in CSS pixels. */
export interface WindowPoint {
  clientX: number;
  clientY: number;
}

const SelectionContext = createContext<Selection>({
  marks: [],
  selected: null,
  select: () => undefined,
  clicked: null,
});

/** The largest distance from the pointer to a mark that it selects, in the drawing's pixels. */
const REACH = 60;

/** The props of a drawing with a layer on top in which a pointer selects marks. */
export function withPointerLayer(props: LineProps): LineProps {
  const layers = [...(props.layers ?? []), layer((context) => <PointerLayer key="pointer" {...context} />)];
  return { ...props, layers, isInteractive: false };
}

/** Passes what can be selected to the pointer layer of a drawing inside it. */
export function Selectable({ children, ...selection }: Selection & { children: ReactNode }) {
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

function PointerLayer({ xScale, yScale, innerWidth, innerHeight }: LayerContext) {
  const { marks, selected, select, clicked } = useContext(SelectionContext);
  const area = useRef<SVGRectElement>(null);
  const points = marks.map(({ x, y }) => ({ x: xScale(x), y: yScale(y) }));
  const point = selected === null ? undefined : points[selected];
  const selectAt = ({ clientX, clientY }: WindowPoint) => {
    const box = area.current?.getBoundingClientRect();
    if (!box) return;
    // The drawing is scaled to its column: the pointer's pixels are not its own.
    const [x, y] = [(clientX - box.x) * (innerWidth / box.width), (clientY - box.y) * (innerHeight / box.height)];
    select(nearestPoint(points, x, y, REACH));
  };
  const selectClicked = useEffectEvent(() => clicked && selectAt(clicked));
  useEffect(() => void selectClicked(), []);
  return (
    <g>
      {point && <circle className="selected" cx={point.x} cy={point.y} r={8} />}
      <rect
        ref={area}
        className="pointer-area"
        width={innerWidth}
        height={innerHeight}
        onPointerMove={selectAt}
        onPointerDown={selectAt}
        // A lifted finger fires this event too, while the reader still wants to read what it touched.
        onPointerLeave={({ pointerType }) => pointerType === "touch" || select(null)}
      />
    </g>
  );
}
