import { z } from "zod";

/** A parameter that is described elsewhere may be required. */
const parameterSchema = z.union([
  z.looseObject({ $ref: z.string() }).transform(() => ({ required: true })),
  z.looseObject({ required: z.boolean().default(false) }),
]);
const parameters = z.array(parameterSchema).default([]);
/** The ways to log in, of which one is enough; one that asks for nothing is `{}`. */
const security = z.array(z.record(z.string(), z.unknown()));
const pathSchema = z.looseObject({
  get: z.looseObject({ parameters, security: security.optional(), deprecated: z.boolean().default(false) }),
  parameters,
});
const openApiSchema = z.looseObject({
  paths: z.record(z.string(), z.unknown()),
  /** Of operations that say nothing of it themselves. */
  security: security.default([]),
  /** What stands before each path: in Swagger, version 2, and in what came after it. */
  basePath: z.string().default(""),
  servers: z.array(z.looseObject({ url: z.string().default("") })).default([]),
});

/**
 * The paths that a service's own description says can be asked with GET alone: without parameters that are required, in
 * the path or elsewhere, and without a login.
 *
 * @param text the answer of `/openapi.json`
 * @returns the paths behind the prefix that it says they have, and then the same without it, since a proxy may be what the
 *   prefix is for; none where it is no description
 */
export function plainGets(text: string): string[][] {
  const description = openApiSchema.safeParse(parsed(text)).data;
  const plain = Object.entries(description?.paths ?? {}).flatMap(([path, item]) => {
    const { data } = pathSchema.safeParse(item);
    if (!data || path.includes("{") || data.get.deprecated) return [];
    if (needsLogin(data.get.security ?? description?.security ?? [])) return [];
    return [...data.parameters, ...data.get.parameters].some(({ required }) => required) ? [] : [path];
  });
  if (!description || plain.length === 0) return [];
  return [...new Set([prefixOf(description), ""])].map((before) => plain.map((path) => before + path));
}

function needsLogin(ways: z.infer<typeof security>): boolean {
  return ways.length > 0 && ways.every((way) => Object.keys(way).length > 0);
}

/** The path of the first server, whatever its host, or what Swagger calls the base path. */
function prefixOf({ basePath, servers: [server] }: z.infer<typeof openApiSchema>): string {
  const url = basePath || server?.url || "";
  const { pathname } = URL.parse(url, "http://service.example") ?? { pathname: "" };
  // What has variables in it is for somebody to fill in.
  return url.includes("{") ? "" : pathname.replace(/\/+$/, "");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
