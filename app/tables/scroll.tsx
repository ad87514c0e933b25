import type { ReactNode } from "react";

/** What may be wider than the window and scrolls then; it can be focused, or a keyboard could not scroll it. */
export function Scroll({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard scrolls it
    <div className="scroll" tabIndex={0}>
      {children}
    </div>
  );
}

/** Text kept as it was printed, which scrolls as well. */
export function PrintedText({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard scrolls it
    <pre tabIndex={0}>{children}</pre>
  );
}
