/** What tells a line from others without its colour: a shape for its points and a pattern for its dashes, from 0. */
export type Sign = number;

const DASHES = ["", "9 4", "2 4", "12 4 2 4", "5 3", "14 3 2 3 2 3"];

const SIZE = 4;

/** Each shape reaches one unit from its middle; the areas look alike. */
const SHAPES = [
  "M0.9,0A0.9,0.9 0 1 1 -0.9,0A0.9,0.9 0 1 1 0.9,0Z",
  "M-0.8,-0.8H0.8V0.8H-0.8Z",
  "M0,-1.1L1.05,0.8H-1.05Z",
  "M0,-1.15L1.15,0L0,1.15L-1.15,0Z",
  "M0,1.1L1.05,-0.8H-1.05Z",
  "M-0.4,-1.1H0.4V-0.4H1.1V0.4H0.4V1.1H-0.4V0.4H-1.1V-0.4H-0.4Z",
];

/** The dashes of a line with a sign, as SVG writes them; undefined for a line without gaps. */
export function dashesOf(sign: Sign): string | undefined {
  return DASHES[sign % DASHES.length] || undefined;
}

/** A point of a line, in the shape of its sign. */
export function Point({ sign, x, y, className }: { sign: Sign; x: number; y: number; className: "sample" | "sign" }) {
  const place = `translate(${round(x)},${round(y)})scale(${SIZE})`;
  return <path className={className} d={SHAPES[sign % SHAPES.length]} transform={place} />;
}

/** A short piece of a line with a point on it, for a button or a label. */
export function Swatch({ sign, className }: { sign: Sign; className: string }) {
  return (
    <svg className={`swatch ${className}`} viewBox="0 0 32 12" width="32" height="12" aria-hidden="true">
      <line className="median" x1="0" x2="32" y1="6" y2="6" strokeDasharray={dashesOf(sign)} />
      <Point className="sign" sign={sign} x={16} y={6} />
    </svg>
  );
}

/** Hundredths of a pixel: more digits only make the page longer. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
