import { type DefaultTreeAdapterTypes, parse, serialize, defaultTreeAdapter as tree } from "parse5";

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A page without its scripts, and the scripts that it had. */
export interface Deferred {
  html: string;
  /** What stood between script tags, in the order of the page. */
  inline: string[];
  /** Addresses of scripts, in the order of the page. */
  external: string[];
}

/** Takes all scripts out of a page, and the hints that would load them early. Data in script tags stays. */
export function withoutScripts(html: string): Deferred {
  const document = parse(html);
  const elements = elementsOf(document);
  const scripts = elements.filter(isProgram);
  for (const element of [...scripts, ...elements.filter(isScriptHint)]) tree.detachNode(element);
  return {
    html: serialize(document),
    inline: scripts.filter((one) => attribute(one, "src") === undefined).map(textOf),
    // Scripts marked nomodule are for browsers that do not support modules, which all others here are.
    external: scripts
      .filter((one) => attribute(one, "nomodule") === undefined)
      .flatMap((one) => attribute(one, "src") ?? []),
  };
}

/** Inserts elements at the start of the head, after the character set, which has to come first. */
export function withHead(html: string, markup: string): string {
  return html.replace(/<meta charset="?utf-8"?\s*\/?>/i, (charset) => `${charset}${markup}`);
}

/** All elements below a node, added to those that were found before. */
function elementsOf(node: Node, found: Element[] = []): Element[] {
  for (const child of "childNodes" in node ? node.childNodes : []) {
    if (tree.isElementNode(child)) found.push(child);
    elementsOf(child, found);
  }
  return found;
}

function isProgram(element: Element): boolean {
  const type = attribute(element, "type") ?? "";
  return element.tagName === "script" && (type === "" || type === "module" || /javascript$/.test(type));
}

function isScriptHint(element: Element): boolean {
  if (element.tagName !== "link") return false;
  const rel = attribute(element, "rel");
  return rel === "modulepreload" || (rel === "preload" && attribute(element, "as") === "script");
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => (tree.isTextNode(child) ? child.value : "")).join("");
}
