import path from "node:path";
import { keepSecret } from "../../program/secrets/secrets.ts";
import { environmentOf } from "../compose-file/compose-environment.ts";
import { boundedBytes } from "../compose-file/syntax/bounded-bytes.ts";
import { type Variables, valueIn } from "../compose-file/syntax/env-file.ts";
import { type Branch, branchOf, isBranch } from "../compose-file/syntax/yaml-tree.ts";

/**
 * Keeps what a Compose file declares below `secrets` from being written or printed, be it in a file or in a variable: a
 * service that reads it may log it.
 *
 * @param project the resolved file
 * @param folder that of the file, which paths are relative to
 * @param variables what the file is read with, before the caller's
 */
export async function keepSecretContents(project: Branch, folder: string, variables: Variables): Promise<void> {
  const secrets = Object.values(branchOf(project, "secrets")).filter(isBranch);
  if (secrets.length === 0) return;
  const environment = await environmentOf(folder, variables);
  for (const { file, environment: name } of secrets) {
    if (typeof file === "string") keepSecret(await contentOf(path.resolve(folder, file)));
    if (typeof name === "string") keepSecret(valueIn(environment, name) ?? "");
  }
}

/** A secret without the line break that editors put behind it; nothing where it cannot be read, which its service will say. */
async function contentOf(file: string): Promise<string> {
  return boundedBytes(file).then(
    (bytes) => bytes.toString("utf8").trim(),
    () => "",
  );
}
