import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { ImageResponse } from "next/og";
import { levelsOf } from "../../content/findings/bursts.ts";
import { sweepsOf } from "../../content/findings/sweeps.ts";
import type { Run } from "../../content/run/run.ts";
import { readArticle } from "../library.ts";
import { TITLE } from "../site.ts";

/** Drawn at build time. */
export const dynamic = "force-static";

const ENDPOINT = "sync-cpubound";
/** The light theme's colours of the targets, in their order. */
const COLOURS = ["#0067a8", "#c24e00", "#007a5a", "#a8507f", "#8a6d00", "#3a3a3a"];
const SIZE = { width: 1200, height: 630 };

/** The picture that links to the site are shown with: the title, and the largest burst of each target as bars. */
export async function GET(): Promise<Response> {
  const { run } = await readArticle();
  const fonts = await Promise.all([face("serif-4", 600), face("sans-3", 400), face("sans-3", 600)]);
  return new ImageResponse(<Picture run={run} />, { ...SIZE, fonts });
}

function Picture({ run }: { run: Run }) {
  const most = levelsOf(run, ENDPOINT).at(-1) ?? 0;
  const bars = sweepsOf(run, ENDPOINT).map(({ label, levels }) => ({
    label,
    seconds: levels.find(({ level }) => level === most)?.medianSeconds ?? null,
  }));
  const longest = Math.max(...bars.map(({ seconds }) => seconds ?? 0));
  return (
    <div style={FRAME}>
      <div style={{ display: "flex", flexDirection: "column", fontFamily: "serif-4", fontSize: 68, lineHeight: 1.1 }}>
        {TITLE.split(/(?<=:) /).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
      <div style={{ display: "flex", flexDirection: "column", gap: 14 }}>
        <div style={{ color: "#55585f", marginBottom: 6 }}>
          {`${most} blocking requests at once: seconds until the last answer`}
        </div>
        {bars.map((bar, place) => (
          <Bar key={bar.label} {...bar} longest={longest} colour={COLOURS[place % COLOURS.length] ?? "#3a3a3a"} />
        ))}
      </div>
      <div style={{ color: "#55585f" }}>{`Benchbook, run of ${run.startedAt.slice(0, 10)}`}</div>
    </div>
  );
}

interface BarProps {
  label: string;
  seconds: number | null;
  longest: number;
  colour: string;
}

function Bar({ label, seconds, longest, colour }: BarProps) {
  return (
    <div style={{ display: "flex", alignItems: "center" }}>
      <div style={{ width: 260, fontWeight: 600, color: colour }}>{label}</div>
      <div style={{ width: seconds === null ? 0 : 640 * (seconds / longest), height: 38, background: colour }} />
      <div style={{ marginLeft: 16 }}>{seconds === null ? "not measured" : `${seconds.toPrecision(3)} s`}</div>
    </div>
  );
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
