import { namable } from "../common/element.ts";

/** A number in the text that does not come from a run; `why` says where it comes from. */
export const fixed = namable({ why: "name" }, ({ why, children }) => <span title={why}>{children}</span>, {
  hasContent: true,
});
