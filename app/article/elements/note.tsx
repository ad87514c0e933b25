import type { ReactNode } from "react";

/** An aside: in the margin where there is one, else between the lines. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <span className="note" role="note">
      {children}
    </span>
  );
}
