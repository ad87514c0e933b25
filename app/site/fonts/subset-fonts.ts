import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import subsetFont from "subset-font";
import { siteCommand } from "../program.ts";
import { CHARACTERS } from "./characters.ts";

// The results are committed, so that a build neither needs the whole fonts nor asks anyone for them.
siteCommand("fonts", "Cuts the fonts down to the site's characters; needed when those change.").parse();

const FACES = [
  "source-serif-4-latin-400-normal",
  "source-serif-4-latin-400-italic",
  "source-serif-4-latin-600-normal",
  "source-sans-3-latin-400-normal",
  "source-sans-3-latin-600-normal",
];
/** Kerning and ligatures for the text; figures of one width for tables. */
const FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "lnum", "tnum", "pnum"];

const { resolve } = createRequire(import.meta.url);

for (const face of FACES) {
  const family = face.split("-latin-")[0];
  const whole = await readFile(resolve(`@fontsource/${family}/files/${face}.woff2`));
  const cut = await subsetFont(whole, CHARACTERS, { targetFormat: "woff2", keepFeatures: FEATURES, noHinting: true });
  await writeFile(path.join(import.meta.dirname, `${face.replace("-latin", "")}.woff2`), cut);
  console.log(`${face}: ${whole.length} bytes, cut to ${cut.length}`);
}
