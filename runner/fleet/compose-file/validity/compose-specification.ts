import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { z } from "zod";
import type { Branch, Path, Tree } from "../syntax/yaml-tree.ts";
import { keysIn, usedSchema } from "./used-schema.ts";

/** The schema that the Compose specification publishes, as the linter for Compose files carries it. */
export function publishedSchema(): Branch {
  const package_ = createRequire(import.meta.url).resolve("dclint/package.json");
  const text = readFileSync(path.join(path.dirname(package_), "schemas/compose.schema.json"), "utf8");
  const { $schema: _, ...schema } = z.looseObject({}).parse(JSON.parse(text));
  return schema;
}

/** Code that is run a few times is not worth optimising, and a schema that is published not worth validating. */
const HOW = {
  ...{ strict: false, verbose: true, validateFormats: false, validateSchema: false, meta: false },
  code: { optimize: false },
};

let compiled: { validate: ValidateFunction; covers: (keys: ReadonlySet<string>) => boolean } | undefined;

/**
 * Compiled when it is first asked for, since Compose needs none, and only for the keys that there are: for all of them it
 * would take a fifth of the time until a command begins. Whole where another file has others.
 */
function validatorFor(project: Tree): ValidateFunction {
  const keys = keysIn(project);
  if (compiled?.covers(keys)) return compiled.validate;
  const isFirst = compiled === undefined;
  const schema = isFirst ? usedSchema(publishedSchema(), keys) : publishedSchema();
  compiled = { validate: new Ajv(HOW).compile(schema), covers: (others) => !isFirst || others.isSubsetOf(keys) };
  return compiled.validate;
}

/**
 * Validates against the published schema of the Compose specification.
 *
 * @returns the deepest place that is invalid, and what is expected there; undefined when all is valid
 */
export function againstSchema(project: Tree): { path: Path; reason: string } | undefined {
  const validate = validatorFor(project);
  if (validate(project)) return undefined;
  const [deepest, ...others] = (validate.errors ?? []).toSorted((a, b) => depth(b) - depth(a));
  if (!deepest) return undefined;
  const forms = others.filter(
    ({ keyword, instancePath }) => keyword === "type" && instancePath === deepest.instancePath,
  );
  return { path: pathOf(deepest), reason: reasonOf(deepest, forms) };
}

/** How deep an error is. Of several at one place, that no allowed form fits says least. */
function depth({ instancePath, keyword }: ErrorObject): number {
  return 2 * instancePath.split("/").length - (keyword === "oneOf" ? 1 : 0);
}

function pathOf({ instancePath, keyword, params }: ErrorObject): Path {
  const keys = instancePath.split("/").slice(1);
  const path = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key.replaceAll("~1", "/").replaceAll("~0", "~")));
  return keyword === "additionalProperties" ? [...path, String(params.additionalProperty)] : path;
}

/** @param forms what else may stand there, each of another type */
function reasonOf({ keyword, params, data, message = "" }: ErrorObject, forms: ErrorObject[]): string {
  if (keyword === "additionalProperties")
    return `expected a key that the Compose specification knows, got ${JSON.stringify(params.additionalProperty)}`;
  if (keyword === "required") return `expected ${params.missingProperty} in it, got none`;
  const got = JSON.stringify(data)?.slice(0, 60);
  if (keyword === "enum") return `expected ${params.allowedValues.join(" or ")}, got ${got}`;
  if (keyword === "pattern") return `expected a text that matches ${params.pattern}, got ${got}`;
  if (keyword === "uniqueItems") return `expected every item once, got ${got}`;
  if (keyword !== "type") return `expected ${message.replace(/^must (be )?/, "")}, got ${got}`;
  const types = [...new Set([params, ...forms.map((form) => form.params)].flatMap(({ type }) => type))];
  const isUnquoted = types.includes("string") && /number|boolean/.test(typeof data);
  return `expected ${types.join(" or ")}, got ${got}${isUnquoted ? "; put it in quotes" : ""}`;
}
