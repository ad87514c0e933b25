import path from "node:path";
import { z } from "zod";
import { fileAt } from "./file-at.ts";
import { type Loading, loadFile } from "./load-file.ts";
import { mergeServices, without } from "./merge-services.ts";
import { refusing } from "./project-sources.ts";
import { type Branch, branchOf, isBranch, type Tree } from "./syntax/yaml-tree.ts";

/** The place of a service that extends another, and the services that led there. */
interface At {
  file: string;
  loading: Loading;
  extending: string[];
}

const extendsSchema = z.union([
  z.string().transform((service) => ({ service, file: undefined })),
  z.object({ service: z.string(), file: z.string().optional() }),
]);

/**
 * A service over the one that it extends, which may extend another itself.
 *
 * @param services all services of its file
 * @throws ExitError (usage) for one that is not there, and for two that extend each other
 */
export async function extended(name: string, services: Branch, at: At): Promise<Tree> {
  const service = services[name];
  if (!isBranch(service) || service.extends === undefined) return service;
  const { extends: said, ...over } = service;
  const source = await at.loading.sources.of(at.file);
  const place = ["services", name, "extends"];
  const refuse = (reason: string) => refusing(source)(place, reason);
  const asked = extendsSchema.safeParse(said);
  if (!asked.success)
    throw refuse(`expected the name of a service, or its file and service, got ${JSON.stringify(said)}`);
  const mark = `${at.file} ${name}`;
  if (at.extending.includes(mark)) throw refuse("expected services that do not extend each other in a circle");
  const base = await baseOf(asked.data, services, { ...at, extending: [...at.extending, mark] }, refuse);
  if (!isBranch(base)) throw refuse(`expected a service ${asked.data.service} to extend, got none of that name`);
  const resets = source.resets.flatMap(([first, second, ...rest]) =>
    first === "services" && second === name ? [rest] : [],
  );
  const under = without(base, resets) as Branch;
  try {
    return mergeServices(under, over);
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : String(cause));
  }
}

async function baseOf(
  { service, file }: z.infer<typeof extendsSchema>,
  services: Branch,
  { loading, ...at }: At,
  refuse: (reason: string) => Error,
): Promise<Tree> {
  if (file === undefined) return extended(service, services, { ...at, loading });
  const { file: other, fault } = fileAt(loading.folder, file);
  if (fault) throw refuse(fault);
  const only = loading.only === undefined ? undefined : service;
  const there = { ...loading, folder: path.dirname(other), only };
  const others = branchOf(await loadFile(other, there), "services");
  return extended(service, others, { ...at, file: other, loading: there });
}
