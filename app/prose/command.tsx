import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";

/** A command of the text, to be copied. */
export function Command({ children }: { children?: ReactNode }) {
  return (
    <section className="excerpt" data-copyable="" aria-label="Command">
      <header>
        <span>Command</span> <CopyButton what="the command" />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard scrolls it */}
      <pre data-copies="" tabIndex={0}>
        {children}
      </pre>
    </section>
  );
}
