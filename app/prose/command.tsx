import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";

/** A command of the text, to be copied. */
export function Command({ children }: { children?: ReactNode }) {
  return (
    <section className="excerpt" data-copyable="" aria-label="Command">
      <header>
        <span>Command</span> <CopyButton what="the command" />
      </header>
      <pre data-copies="">{children}</pre>
    </section>
  );
}
