import { readFile } from "node:fs/promises";
import path from "node:path";
import { type DefaultTreeAdapterTypes, parse, defaultTreeAdapter as tree } from "parse5";

/** The kinds of files that a browser asks for on its own when it opens a page. */
export const KINDS = ["html", "script", "style", "font", "image"] as const;

/** One file of a first load, by its path within the site. */
export interface Loaded {
  kind: (typeof KINDS)[number];
  file: string;
}

interface Site {
  folder: string;
  basePath: string;
}

type Element = DefaultTreeAdapterTypes.Element;

/**
 * All files that a browser may load to open a page, each once: those that the page names and the fonts of its styles,
 * including those that only some browsers need. All of them are files of the site.
 *
 * @param page its path within the site
 * @throws Error (ENOENT) when a style that is named is not there
 */
export async function firstLoadOf(page: string, site: Site): Promise<Loaded[]> {
  const named = elementsOf(parse(await readFile(path.join(site.folder, page), "utf8"))).flatMap(namedBy);
  const here = `${site.basePath}/${page}`;
  const files = named.map(({ kind, address }) => ({ kind, file: within(address, here, site) }));
  const fonts = await Promise.all(files.filter(({ kind }) => kind === "style").map(({ file }) => fontsOf(file, site)));
  const all = [{ kind: "html" as const, file: page }, ...files, ...fonts.flat()];
  return [...new Map(all.map((one) => [one.file, one])).values()];
}

async function fontsOf(style: string, site: Site): Promise<Loaded[]> {
  const css = await readFile(path.join(site.folder, style), "utf8");
  const addresses = [...css.matchAll(/url\(["']?([^"')]+\.woff2?)["']?\)/g)].flatMap(([, address]) => address ?? []);
  return addresses.map((address) => ({ kind: "font", file: within(address, `${site.basePath}/${style}`, site) }));
}

/** The files that one element loads; lazy ones are not part of a first load. */
function namedBy(element: Element): { kind: Loaded["kind"]; address: string }[] {
  const of = (name: string) => element.attrs.find((one) => one.name === name)?.value;
  const [address, href] = [of("src"), of("href")];
  if (element.tagName === "script" && address) return [{ kind: "script", address }];
  if (element.tagName === "img" && address && !address.startsWith("data:") && of("loading") !== "lazy")
    return [{ kind: "image", address }];
  if (element.tagName !== "link" || !href) return [];
  const kind = linkKinds[of("rel") === "preload" ? `preload ${of("as")}` : (of("rel") ?? "")];
  return kind ? [{ kind, address: href }] : [];
}

const linkKinds: Record<string, Loaded["kind"]> = {
  stylesheet: "style",
  modulepreload: "script",
  icon: "image",
  "preload script": "script",
  "preload style": "style",
  "preload font": "font",
  "preload image": "image",
};

function elementsOf(node: DefaultTreeAdapterTypes.Node): Element[] {
  const children = "childNodes" in node ? node.childNodes : [];
  return children.flatMap((child) => [...(tree.isElementNode(child) ? [child] : []), ...elementsOf(child)]);
}

function within(address: string, from: string, { basePath }: Site): string {
  const { pathname } = new URL(address, new URL(from, "http://site"));
  return pathname.slice(basePath.length + 1);
}
