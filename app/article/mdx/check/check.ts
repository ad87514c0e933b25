import type { Node } from "mdast";
import type { VFile } from "vfile";
import { numberIn, numberInCode, type TypedNumber, typedNumberFault } from "../../../library/typed-numbers.ts";
import { checkElement } from "./attributes.ts";
import { placeAt, placeIn, type Span } from "./place.ts";
import type { Refuse } from "./refuse.ts";
import { type Part, partsOf } from "./text-parts.ts";
import { addressFault, type Vocabulary } from "./vocabulary.ts";

/**
 * Refuses what the article may not have: a number that was typed wherever it can be read, since it could go stale;
 * expressions in braces, whose results nobody could check; elements and attributes that there are not; and names that
 * mean nothing, which would show as "not measured", as if the run were to blame.
 *
 * A plugin for remark, which fails the file with the line and the column of the first of these.
 */
export function checkArticle(vocabulary: Vocabulary) {
  return () =>
    (tree: Node, file: VFile): void => {
      const source = String(file);
      const refuse: Refuse = (reason, { start }) => file.fail(reason, placeAt(source, start));
      const refuseNumber = (found: TypedNumber | null, { text, span }: { text: string; span: Span }) => {
        if (found) file.fail(typedNumberFault(found.text), placeIn(source, span, text, found.index));
      };
      for (const part of partsOf(tree)) {
        if (part.kind === "words" && !part.isFixed) refuseNumber(numberIn(part.text), part);
        else if (part.kind === "listing" && !part.isFixed) refuseNumber(numberInCode(part.text), part);
        else if (part.kind === "element") checkElement(part.element, vocabulary, refuse);
        else checkMarkdown(part, refuse);
      }
    };
}

function checkMarkdown(part: Part, refuse: Refuse): void {
  if (part.kind === "module") refuse("expected prose and components, got an import or export", part.span);
  if (part.kind === "expression")
    refuse('expected words and components, with numbers as <Value of="…"/>, got an expression in {…}', part.span);
  if (part.kind === "list" && part.first !== 1)
    refuse(`expected a list that counts from 1, got one from ${part.first}: it would be read as a number`, part.span);
  const fault = part.kind === "address" ? addressFault(part.text) : undefined;
  if (fault && part.kind === "address") refuse(fault, part.span);
}
