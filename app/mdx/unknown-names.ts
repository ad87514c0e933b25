import { visit as visitCode } from "estree-util-visit";
import type { Node, Parent } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { TESTS } from "../../content/findings/claims/tests.ts";
import { COMPONENTS } from "./components.ts";
import { endpointFault, givenFault, targetFault, testFault, type Vocabulary, valueFault } from "./vocabulary.ts";

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Attribute = Element["attributes"][number];
type Code = Parameters<typeof visitCode>[0];
type Call = Extract<Code, { type: "CallExpression" }>;

/** Says what is wrong and where, and does not come back. */
type Refuse = (reason: string, at: { line: number; column: number }) => never;

/**
 * Refuses names that mean nothing: of components, of values, of a claim's test and what it is given, of targets and
 * endpoints. Otherwise they would show as "not measured", as if the run were to blame.
 *
 * A plugin for remark, which fails the file with the line and the column of the first such name.
 */
export function refuseUnknownNames(vocabulary: Vocabulary) {
  return () =>
    (tree: Node, file: VFile): void => {
      const refuse: Refuse = (reason, at) => file.fail(reason, at);
      visit(tree as Parent, (node) => {
        if (node.type === "mdxjsEsm") return refuseModule(node, file);
        if (isElement(node)) checkElement(node, vocabulary, refuse);
        else checkCode(codeOf(node), vocabulary, refuse);
        return undefined;
      });
    };
}

/** What the front matter was turned into stands nowhere in the file. */
function refuseModule(node: Node, file: VFile): void {
  if (node.position) file.fail("expected prose and components, came an import or export", node);
}

function isElement(node: Node): node is Element {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}

function checkElement(element: Element, vocabulary: Vocabulary, refuse: Refuse): void {
  const { name, attributes } = element;
  const start = startOf(element);
  checkComponent(name, start, refuse);
  for (const attribute of attributes) {
    const at = startOf(attribute) ?? start;
    const [key, code] = "name" in attribute ? [attribute.name, codeOf(attribute.value)] : ["", codeOf(attribute)];
    const words = typeof attribute.value === "string" ? [{ word: attribute.value, at }] : wordsIn(code);
    for (const { word, at: where } of words) {
      const fault = attributeFault(name, key, word, vocabulary);
      if (fault) refuse(`<${name}>: ${fault}`, where ?? at);
    }
    checkCode(code, vocabulary, refuse);
  }
  if (name === "Claim") checkClaim(attributes, vocabulary, start, refuse);
  if (name === "Value" && !textOf(attributes, "of")) refuse('<Value>: expected of="…", the name of a value', start);
}

function checkComponent(name: string | null, at: { line: number; column: number }, refuse: Refuse): void {
  const isOurs = name === null || /^[a-z]/.test(name) || (COMPONENTS as readonly string[]).includes(name);
  if (!isOurs) refuse(`<${name}>: expected a component among ${COMPONENTS.join(", ")}, came "${name}"`, at);
}

function attributeFault(element: string | null, key: string, word: string, known: Vocabulary): string | undefined {
  if (element === "Value" && key === "of") return valueFault(word, known);
  if (key === "endpoint" || key === "endpoints") return endpointFault(word, known);
  return key === "target" ? targetFault(word, known) : undefined;
}

/** A claim is a test of a known name, given all that it needs. */
function checkClaim(
  attributes: Attribute[],
  vocabulary: Vocabulary,
  at: { line: number; column: number },
  refuse: Refuse,
): void {
  const that = attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === "that");
  const code = that && codeOf(that.value);
  const [statement] = code?.type === "Program" ? code.body : [];
  const call = statement?.type === "ExpressionStatement" ? statement.expression : undefined;
  if (call?.type !== "CallExpression" || call.callee.type !== "Identifier") {
    refuse(`<Claim>: expected that={…} with a test among ${Object.keys(TESTS).join(", ")}, came none`, at);
    return;
  }
  const where = placeOf(call) ?? at;
  const { name } = call.callee;
  const fault = testFault(name) ?? countFault(name, call) ?? wordFault(call, vocabulary);
  if (fault) refuse(`<Claim>: ${fault}`, where);
}

function countFault(name: string, { arguments: given }: Call): string | undefined {
  const wanted = Math.max(1, TESTS[name as keyof typeof TESTS].length);
  return given.length < wanted ? `expected ${name} to be given ${wanted} or more, came ${given.length}` : undefined;
}

function wordFault(call: Call, vocabulary: Vocabulary): string | undefined {
  return wordsIn(call).flatMap(({ word }) => givenFault(word, vocabulary) ?? [])[0];
}

/** Names in code that stand for nothing, and components in it. */
function checkCode(code: Code | undefined, vocabulary: Vocabulary, refuse: Refuse): void {
  if (!code) return;
  visitCode(code, (node, key, _, ancestors) => {
    const at = placeOf(node) ?? { line: 1, column: 1 };
    if (node.type === "JSXOpeningElement" && node.name.type === "JSXIdentifier") {
      checkComponent(node.name.name, at, refuse);
      for (const one of node.attributes) {
        if (one.type !== "JSXAttribute" || one.value?.type !== "Literal") continue;
        const fault = attributeFault(node.name.name, String(one.name.name), String(one.value.value), vocabulary);
        if (fault) refuse(`<${node.name.name}>: ${fault}`, placeOf(one) ?? at);
      }
    }
    const parent = ancestors.at(-1);
    const isOwnName = (key === "property" || key === "key") && !(parent && "computed" in parent && parent.computed);
    if (node.type !== "Identifier" || isOwnName || node.name === "undefined") return;
    const fault = testFault(node.name);
    if (fault) refuse(fault, at);
  });
}

function wordsIn(code: Code | undefined) {
  const words: { word: string; at: { line: number; column: number } | undefined }[] = [];
  if (!code) return words;
  visitCode(code, (node) => {
    if (node.type === "Literal" && typeof node.value === "string") words.push({ word: node.value, at: placeOf(node) });
  });
  return words;
}

function textOf(attributes: Attribute[], name: string): string | undefined {
  const found = attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === name);
  return typeof found?.value === "string" ? found.value : undefined;
}

/** The code of an expression, as the parser of MDX left it. */
function codeOf(node: unknown): Code | undefined {
  const holder = node as { data?: { estree?: Code | null } | null } | null | undefined;
  return typeof node === "object" ? (holder?.data?.estree ?? undefined) : undefined;
}

function placeOf(code: Code): { line: number; column: number } | undefined {
  // Columns of code are counted from 0, those of text from 1.
  return code.loc ? { line: code.loc.start.line, column: code.loc.start.column + 1 } : undefined;
}

function startOf(node: { position?: Node["position"] }): { line: number; column: number } {
  return node.position?.start ?? { line: 1, column: 1 };
}
