import { z } from "zod";

/** A parameter that is described elsewhere may be required. */
const parameterSchema = z.union([
  z.looseObject({ $ref: z.string() }).transform(() => ({ required: true })),
  z.looseObject({ required: z.boolean().default(false) }),
]);
const parameters = z.array(parameterSchema).default([]);
const pathSchema = z.looseObject({
  get: z.looseObject({
    parameters,
    security: z.array(z.unknown()).default([]),
    deprecated: z.boolean().default(false),
  }),
  parameters,
});
const openApiSchema = z.looseObject({
  paths: z.record(z.string(), z.unknown()),
  security: z.array(z.unknown()).default([]),
  /** What stands before each path in Swagger, version 2. */
  basePath: z.string().default(""),
});

/**
 * The paths that a service's own description says can be asked with GET alone: without parameters that are required, in
 * the path or elsewhere, and without a login.
 *
 * @param text the answer of `/openapi.json`
 * @returns none where it is no description
 */
export function plainGets(text: string): string[] {
  const description = openApiSchema.safeParse(parsed(text)).data;
  if (!description || description.security.length > 0) return [];
  const before = description.basePath.replace(/\/$/, "");
  return Object.entries(description.paths).flatMap(([path, item]) => {
    const { data } = pathSchema.safeParse(item);
    if (!data || path.includes("{") || data.get.deprecated || data.get.security.length > 0) return [];
    return [...data.parameters, ...data.get.parameters].some(({ required }) => required) ? [] : [before + path];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
