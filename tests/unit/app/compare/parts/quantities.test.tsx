import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Quantities } from "../../../../../app/compare/parts/quantities.tsx";
import type { ComparedQuantity } from "../../../../../content/findings/comparison/quantity.ts";

const quantity = (of: Partial<ComparedQuantity>): ComparedQuantity => ({
  ...{ name: "one", theirs: "1", yours: "1", ratio: null, verdict: "undecided", isComparable: true, why: "why" },
  ...of,
});

it("says of a group how many quantities have each verdict, and nothing of those that none has", () => {
  const quantities = [quantity({ verdict: "reproduced" }), quantity({ isComparable: false })];
  const drawn = renderToStaticMarkup(<Quantities groups={[{ title: "Bursts", quantities }]} />);
  expect(drawn).toContain("<summary>Bursts: 1 reproduced, 1 that cannot be compared</summary>");
});
