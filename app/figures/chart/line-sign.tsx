import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle } from "d3-shape";

/** What distinguishes a line without colour: the numbers of its point shape and its dash pattern, from 0. */
export type LineSign = number;

const DASHES = ["", "9 4", "2 4", "12 4 2 4", "5 3", "14 3 2 3 2 3"];

/** The area of each shape in square pixels: equal, so that all look the same size. */
const AREA = 44;

const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolStar, symbolCross].map(
  (shape) => symbol(shape, AREA).digits(1)() ?? "",
);

/** The dashes of a line with a sign, as SVG writes them; undefined for a line without gaps. */
export function dashesOf(sign: LineSign): string | undefined {
  return DASHES[sign % DASHES.length] || undefined;
}

/** A point of a line, in the shape of its sign. */
export function Point({
  sign,
  x,
  y,
  className,
}: {
  sign: LineSign;
  x: number;
  y: number;
  className: "sample" | "sign";
}) {
  const transform = `translate(${hundredths(x)},${hundredths(y)})`;
  return <path className={className} d={SHAPES[sign % SHAPES.length]} transform={transform} />;
}

/** A short piece of a line with a point on it, for a button or a label. */
export function Swatch({ sign, className }: { sign: LineSign; className: string }) {
  return (
    <svg className={`swatch ${className}`} viewBox="0 0 32 12" width="32" height="12" aria-hidden="true">
      <line className="median" x1="0" x2="32" y1="6" y2="6" strokeDasharray={dashesOf(sign)} />
      <Point className="sign" sign={sign} x={16} y={6} />
    </svg>
  );
}

/** Pixels to the hundredth: more digits only make the page longer. */
function hundredths(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
