import { namable } from "../common/element.ts";

/** An aside: in the margin where there is one, else between the lines. */
export const note = namable(
  {},
  ({ children }) => (
    <span className="note" role="note">
      {children}
    </span>
  ),
  { hasContent: true },
);
