import { createHash } from "node:crypto";
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { kept, sha256 } from "../../kept/kept.ts";
import { baseOfChunks, belowBase, joined } from "./below-base.ts";
import { HEADERS_FILE, POLICY_ELEMENT } from "./content-security-policy.ts";
import { loaderScript } from "./loader-script.ts";
import { withHead, withoutScripts } from "./without-scripts.ts";

/** Where our scripts go: beside the framework's, under names that change with their content. */
const STATIC = "_next/static/deferred";

/**
 * Prepares an exported site for static hosts: every page gets a security policy and, in place of its scripts, one small
 * loader that loads them once a reader interacts with something.
 *
 * @param folder the exported site
 * @param basePath what the site's addresses begin with; empty for the root of a host
 */
export async function finishSite(folder: string, basePath: string): Promise<void> {
  await mkdir(path.join(folder, STATIC), { recursive: true });
  const loader = await store(folder, await loaderScript());
  const pages = await Array.fromAsync(glob("**/*.html", { cwd: folder }));
  for (const page of pages) await finishPage(path.join(folder, page), { folder, basePath, loader });
  // GitHub Pages would otherwise leave out the folders whose names begin with an underscore.
  await writeFile(path.join(folder, ".nojekyll"), "");
  await writeFile(path.join(folder, "_headers"), HEADERS_FILE);
}

interface Site {
  folder: string;
  basePath: string;
  loader: string;
}

async function finishPage(file: string, { folder, basePath, loader }: Site): Promise<void> {
  const page = belowBase(await readFile(file, "utf8"), basePath);
  // Parsing a page takes longer than drawing one that was kept.
  const parsed = await kept({ kind: "finished", from: [sha256(page)] }, async () => withoutScripts(page));
  const { html, inline, external } = parsed;
  // A page on which nothing is hydrated never needs the framework.
  const needed = html.includes("data-hydrates")
    ? [`${basePath}/${await store(folder, payloadOf(inline, basePath))}`, ...external]
    : [];
  const sources = needed.join(" ");
  // Not deferred: the reader's theme has to be known before the first paint, which waits for the styles anyway.
  const script = `<script src="${basePath}/${loader}"${sources && ` data-load="${sources}"`}></script>`;
  await writeFile(file, withHead(html, `${POLICY_ELEMENT}${script}`));
}

/** What stood between the script tags of a page, as one script. */
function payloadOf(inline: string[], basePath: string): string {
  return `${baseOfChunks(basePath)}${belowBase(joined(inline), basePath)}`;
}

/** Writes a script under a name made of its content, and returns its path within the site. */
async function store(folder: string, script: string): Promise<string> {
  const name = createHash("sha256").update(script).digest("hex").slice(0, 16);
  const within = `${STATIC}/${name}.js`;
  await writeFile(path.join(folder, within), script);
  return within;
}
