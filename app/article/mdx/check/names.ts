import { visit as visitCode } from "estree-util-visit";
import { TESTS } from "../../../../content/findings/claims/tests.ts";
import { type Code, spanOf, type WrittenAttribute } from "./element.ts";
import { typedNumberFault } from "./numbers.ts";
import type { Refuse } from "./refuse.ts";
import { givenFault, testFault, type Vocabulary } from "./vocabulary.ts";

type Call = Extract<Code, { type: "CallExpression" }>;

/** What a claim's test is given: text, and numbers that may be written as a fraction. */
const GIVEN = new Set(["Literal", "BinaryExpression", "UnaryExpression"]);

/** Refuses code whose result would be read: for a name that stands for nothing, a number in it, or that it computes. */
export function checkComputed(code: Code, refuse: Refuse): void {
  visitCode(code, (node, key, _, ancestors) => {
    const parent = ancestors.at(-1);
    const isOwnName = (key === "property" || key === "key") && !(parent && "computed" in parent && parent.computed);
    const fault = node.type === "Identifier" && !isOwnName ? testFault(node.name) : undefined;
    if (fault) refuse(fault, spanOf(node));
    if (node.type === "Literal" && (typeof node.value === "number" || typeof node.value === "bigint"))
      refuse(typedNumberFault(node.raw ?? ""), spanOf(node));
  });
  refuse("expected words or elements in {…}, got code that computes what is read", spanOf(code));
}

/** Refuses a claim whose test is not the call of one that there is, given all that it needs. */
export function checkClaim({ value, span }: WrittenAttribute, vocabulary: Vocabulary, refuse: Refuse): void {
  const call = value !== null && typeof value !== "string" ? value : undefined;
  if (call?.type !== "CallExpression" || call.callee.type !== "Identifier")
    refuse(`<Claim>: expected that={…} with a test among ${Object.keys(TESTS).join(", ")}, got none`, span);
  const { name } = call.callee;
  const fault = testFault(name) ?? countFault(name, call) ?? argumentFault(call) ?? wordFault(call, vocabulary);
  if (fault) refuse(`<Claim>: ${fault}`, spanOf(call));
}

function countFault(name: string, { arguments: given }: Call): string | undefined {
  const wanted = Math.max(1, TESTS[name as keyof typeof TESTS].length);
  return given.length < wanted ? `expected ${name} to be given ${wanted} or more, got ${given.length}` : undefined;
}

function argumentFault({ arguments: given }: Call): string | undefined {
  for (const one of given) {
    let other: string | undefined;
    visitCode(one, ({ type }) => {
      if (!GIVEN.has(type)) other ??= type;
    });
    if (other) return "expected a test to be given text and numbers, got something else";
  }
  return undefined;
}

function wordFault({ arguments: given }: Call, vocabulary: Vocabulary): string | undefined {
  for (const one of given) {
    const fault = one.type === "Literal" && typeof one.value === "string" && givenFault(one.value, vocabulary);
    if (fault) return fault;
  }
  return undefined;
}
