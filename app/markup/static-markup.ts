import type { ReactElement } from "react";
import { loadOutside } from "./load-outside.ts";

/** An element as the text of HTML, which no script brings to life. */
export function staticMarkup(element: ReactElement): string {
  // The server's own React, within the bundle, cannot render to a string, nor components that use hooks.
  const { renderToStaticMarkup } = loadOutside("react-dom/server") as typeof import("react-dom/server");
  return renderToStaticMarkup(element);
}
