import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { RunFileError } from "../content/run/parse.ts";
import { LibraryError, readArticle } from "./library.ts";

const OUT = path.resolve(process.env.BENCHBOOK_OUT ?? "out");

/** Checks what there is to write about, exports the site, and finishes it for static hosts. */
async function build(): Promise<void> {
  const { run } = await readArticle();
  console.log(`Writing about run ${run.id} (${run.status}).`);
  await rm(OUT, { recursive: true, force: true });
  await execa("next", ["build"], { preferLocal: true, stdio: "inherit", env: { NEXT_TELEMETRY_DISABLED: "1" } });
  if (OUT !== path.resolve("out")) await rename("out", OUT);
  // GitHub Pages would otherwise leave out the folders whose names begin with an underscore.
  await writeFile(path.join(OUT, ".nojekyll"), "");
}

try {
  await build();
} catch (thrown) {
  const known = thrown instanceof LibraryError || thrown instanceof RunFileError;
  console.error(known ? `benchbook: ${thrown.message}` : thrown);
  process.exitCode = 1;
}
