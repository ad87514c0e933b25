import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";

/** Text to be copied as it stands, with what it is above it: a command, as long as nothing else is said. */
export function Command({ name = "Command", children }: { name?: string; children?: ReactNode }) {
  return (
    <section className="excerpt" data-copyable="" aria-label={name}>
      <header>
        <span>{name}</span> <CopyButton what={`the text below ${name}`} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard scrolls it */}
      <pre data-copies="" tabIndex={0}>
        {children}
      </pre>
    </section>
  );
}
