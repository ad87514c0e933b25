import { createRequire } from "node:module";
import path from "node:path";
import type { ReactElement } from "react";

// Loaded by Node, outside the bundle: the server's own React cannot render to a string, nor components that use hooks.
const load = createRequire(path.join(process.cwd(), "package.json"));

/** An element as the text of HTML, which no script brings to life. */
export function staticMarkup(element: ReactElement): string {
  const { renderToStaticMarkup } = load("react-dom/server") as typeof import("react-dom/server");
  return renderToStaticMarkup(element);
}
