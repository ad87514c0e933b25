import { statSync } from "node:fs";
import path from "node:path";
import { below } from "./copied.ts";
import { ownFolder, placedSchema } from "./own-folder.ts";
import { type ImageStart, readDockerfile } from "./read-dockerfile.ts";
import { readShort } from "./read-short.ts";

/** What a local process has in place of an image. */
export interface LocalStart {
  /** Where it is started; null where that is of no folder here. */
  folder: string | null;
  /** The variables that its image would give it. */
  environment: Readonly<Record<string, string>>;
}

/**
 * What a service is started with as a local process beside what the Compose file says, as far as its Dockerfile tells: in the
 * folder that is copied to where its containers work, with their variables. Those that are paths in an image mean nothing here.
 *
 * @param service as `docker compose config` shows it
 * @param project the folder of the Compose file
 */
export function localStart(service: unknown, project: string): LocalStart {
  const folder = ownFolder(service, project);
  const { build, working_dir } = placedSchema.safeParse(service).data ?? {};
  if (folder === null || !build) return { folder, environment: {} };
  const text = build.dockerfile_inline ?? readShort(path.resolve(folder, build.dockerfile));
  const start = readDockerfile(text ?? "", build.target, build.args);
  const isOfImage = (value: string) => value.startsWith("/");
  return {
    folder: workFolder(start, folder, working_dir),
    environment: Object.fromEntries(Object.entries(start.environment).filter(([, value]) => !isOfImage(value))),
  };
}

function workFolder({ copied, workdir }: ImageStart, context: string, working_dir = workdir): string {
  const places = copied.flatMap(({ from, to }) => {
    const deeper = below(to, working_dir);
    return deeper === null ? [] : path.join(context, from, deeper);
  });
  const folders = places.filter((place) => statSync(place, { throwIfNoEntry: false })?.isDirectory());
  // All of it, or what is copied first: the rest is put beside that.
  return folders.includes(context) ? context : (folders[0] ?? context);
}
