import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { ImageResponse } from "next/og";
import { drawable } from "../site/fonts/drawable.ts";

/** The light theme's colours of the targets, in their order. */
const COLOURS = ["#0067a8", "#c24e00", "#007a5a", "#a8507f", "#8a6d00", "#3a3a3a"];
const SIZE = { width: 1200, height: 630 };
/** The longest bar; its value has to fit beside it. */
const BAR_WIDTH = 600;

/** What the picture for links says. */
export interface PictureContent {
  title: string;
  /** What the bars are. */
  heading: string;
  bars: { label: string; value: number | null; unit: string }[];
  source: string;
}

/** Draws the picture for links as PNG; what its fonts lack is said otherwise, or the drawer would ask the network for it. */
export async function drawPicture({ title, heading, bars, source }: PictureContent): Promise<Response> {
  const fonts = await Promise.all([face("serif-4", 600), face("sans-3", 400), face("sans-3", 600)]);
  const said = {
    title: drawable(title),
    heading: drawable(heading),
    bars: bars.map(({ label, ...bar }) => ({ ...bar, label: drawable(label) })),
    source: drawable(source),
  };
  return new ImageResponse(<Picture {...said} />, { ...SIZE, fonts });
}

function Picture({ title, heading, bars, source }: PictureContent) {
  const longest = Math.max(...bars.map(({ value }) => value ?? 0));
  return (
    <div style={FRAME}>
      <div style={{ display: "flex", flexDirection: "column", fontFamily: "serif-4", fontSize: 68, lineHeight: 1.1 }}>
        {title.split(/(?<=:) /).map((line, place) => (
          <div key={place}>{line}</div>
        ))}
      </div>
      <div style={{ display: "flex", flexDirection: "column", gap: 14 }}>
        <div style={{ color: "#55585f", marginBottom: 6 }}>{heading}</div>
        {bars.map((bar, place) => (
          <Bar key={place} {...bar} longest={longest} colour={COLOURS[place % COLOURS.length] ?? "#3a3a3a"} />
        ))}
      </div>
      <div style={{ color: "#55585f" }}>{source}</div>
    </div>
  );
}

interface BarProps {
  label: string;
  value: number | null;
  unit: string;
  longest: number;
  colour: string;
}

function Bar({ label, value, unit, longest, colour }: BarProps) {
  return (
    <div style={{ display: "flex", alignItems: "center" }}>
      <div style={{ width: 260, fontWeight: 600, color: colour }}>{label}</div>
      <div
        style={{
          width: value === null || longest === 0 ? 0 : BAR_WIDTH * (value / longest),
          height: 38,
          background: colour,
        }}
      />
      <div style={{ marginLeft: 16 }}>{value === null ? "not measured" : `${sayDigits(value)} ${unit}`}</div>
    </div>
  );
}

function sayDigits(value: number): string {
  return value >= 1000 ? value.toFixed(0) : value.toPrecision(3);
}

const FRAME = {
  display: "flex",
  flexDirection: "column",
  justifyContent: "space-between",
  width: "100%",
  height: "100%",
  padding: "64px 72px",
  background: "#fffefb",
  color: "#1c1d20",
  fontFamily: "sans-3",
  fontSize: 28,
} as const;

/** A face from the fonts' packages: this drawer reads no WOFF2, which is what pages have. */
async function face(name: "serif-4" | "sans-3", weight: 400 | 600) {
  const { resolve } = createRequire(path.join(process.cwd(), "package.json"));
  const file = `@fontsource/source-${name}/files/source-${name}-latin-${weight}-normal.woff`;
  return { name, weight, style: "normal" as const, data: await readFile(resolve(file)) };
}
