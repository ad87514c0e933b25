import { z } from "zod";

const parameterSchema = z.looseObject({ required: z.boolean().default(false), schema: z.unknown() });
const operationSchema = z.looseObject({
  parameters: z.array(parameterSchema).default([]),
  security: z.array(z.unknown()).default([]),
  deprecated: z.boolean().default(false),
});
const openApiSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.looseObject({ get: operationSchema.optional(), parameters: z.array(parameterSchema).default([]) }),
  ),
  security: z.array(z.unknown()).default([]),
});

/**
 * The paths that a service's own description says can be asked with GET alone: without parameters that are required, in
 * the path or elsewhere, and without a login.
 *
 * @param text the answer of `/openapi.json`; empty where it is no description
 */
export function plainGets(text: string): string[] {
  const description = openApiSchema.safeParse(parsed(text)).data;
  if (!description || description.security.length > 0) return [];
  return Object.entries(description.paths).flatMap(([path, { get, parameters }]) => {
    const isPlain =
      get &&
      !get.deprecated &&
      get.security.length === 0 &&
      [...parameters, ...get.parameters].every((one) => !one.required);
    return isPlain ? [path] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
