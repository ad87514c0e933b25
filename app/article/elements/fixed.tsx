import type { ReactNode } from "react";

/** A number in the text that does not come from a run; `why` says where it comes from. */
export function Fixed({ why, children }: { why: string; children: ReactNode }) {
  return <span title={why}>{children}</span>;
}
