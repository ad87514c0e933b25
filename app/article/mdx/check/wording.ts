import type { Claim, Claims } from "../../../../content/findings/claims/claim.ts";
import { numberIn, typedNumberFault } from "../../../library/typed-numbers.ts";

/** What is wrong with the words of an article's claims; undefined when a reader can be given all of them. */
export function wordingFault(claims: Claims): string | undefined {
  for (const [id, claim] of Object.entries(claims)) {
    const fault = numberFault(claim) ?? shapeFault(claim);
    if (fault) return `claim "${id}": ${fault}`;
  }
  return undefined;
}

function numberFault({ statement, fails, undecided }: Claim): string | undefined {
  const typed = [statement, fails, undecided].flatMap((words) => numberIn(words) ?? [])[0];
  return typed && typedNumberFault(typed.text);
}

function shapeFault({ statement, fails, undecided }: Claim): string | undefined {
  const unended = [statement, fails].find((sentence) => !/^\p{Lu}.*\.$/u.test(sentence));
  if (unended !== undefined) return `expected a sentence with a capital and a full stop, got "${unended}"`;
  if (/^whether .*[^.]$/.test(undecided)) return undefined;
  return `expected undecided as a clause "whether …" without a full stop, got "${undecided}"`;
}
