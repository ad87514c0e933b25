import type { ReactNode } from "react";

/**
 * Words of the text that show more when they are pointed at, focused or tapped: no script is needed for that.
 *
 * They are no button element, because browsers set one as a block, which tears it from the full stop behind it.
 */
export function Reachable({ className, children }: { className: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span role="button" tabIndex={0} className={className}>
      {children}
    </span>
  );
}
