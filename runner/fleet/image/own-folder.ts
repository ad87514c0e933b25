import path from "node:path";
import { z } from "zod";

/** What a service has mounted: folders and files of this machine among it, as a map or as `SOURCE:TARGET`. */
export const mountsSchema = z
  .array(
    z.union([
      z.string().transform((written) => {
        const [source = "", target = ""] = written.split(":");
        return { type: /^[./]/.test(source) ? "bind" : "volume", source, target };
      }),
      z.object({ type: z.string().default("volume"), source: z.string().default(""), target: z.string().default("") }),
    ]),
  )
  .default([]);

/** Arguments whose values are in the file. */
function withValues(args: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(args).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** How a service is built. */
export const builtSchema = z.object({
  context: z.string().optional(),
  dockerfile: z.string().default("Dockerfile"),
  dockerfile_inline: z.string().optional(),
  target: z.string().optional(),
  args: z.record(z.string(), z.unknown()).default({}).transform(withValues),
});

/** What tells where a service has its files. */
export const placedSchema = z.object({
  build: builtSchema.nullish(),
  working_dir: z.string().optional(),
  volumes: mountsSchema,
});

/**
 * The folder of this machine that a service is of: what its image is built from, else what is mounted where it works.
 *
 * @param service as `docker compose config` shows it
 * @param project the folder of the Compose file
 * @returns null where it is of no folder here
 */
export function ownFolder(service: unknown, project: string): string | null {
  const placed = placedSchema.safeParse(service).data;
  if (!placed) return null;
  const { working_dir, volumes } = placed;
  const context = placed.build?.context;
  if (context !== undefined) return path.isAbsolute(context) ? context : null;
  if (working_dir === undefined) return null;
  const within = volumes.flatMap(({ type, source, target }) => {
    const deeper = path.posix.relative(target, working_dir);
    return type === "bind" && !deeper.startsWith("..") ? path.resolve(project, source, deeper) : [];
  });
  return within[0] ?? null;
}
