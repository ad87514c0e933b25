import path from "node:path";
import { build } from "esbuild";

/** The parts of a page's own script, each with one concern; the theme comes first, since it decides the first paint. */
const PARTS = ["theme", "hydrate", "copy", "contents", "drop"];

/**
 * The one small script of a page: its parts, joined and minified.
 *
 * @throws BuildFailure (esbuild) for a part that cannot be parsed
 */
export async function loaderScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: PARTS.map((part) => `import "./${part}.js";`).join("\n"),
      resolveDir: path.join(import.meta.dirname, "loader"),
    },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}
