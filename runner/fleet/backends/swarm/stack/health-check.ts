import { z } from "zod";
import type { Branch } from "../../../compose-file/syntax/yaml-tree.ts";

/** How a container is asked whether it is well, as Compose and images say it: `CMD` and words, `CMD-SHELL` and a line. */
const testSchema = z.array(z.string());

/**
 * The health check of a service, whose programs are no children of the server: what is put before the server to limit it
 * is put before them too.
 *
 * @param ofImage how the image asks where the file does not say
 * @param limiting the words that limit what follows them; none where nothing is to be limited
 */
export function healthCheckOf(
  declared: Branch | undefined,
  ofImage: readonly string[],
  limiting: readonly string[],
): Branch | undefined {
  const [form, ...words] = testSchema.optional().parse(declared?.test) ?? ofImage;
  if (limiting.length === 0 || declared?.disable === true || form === undefined || form === "NONE") return declared;
  const asked = form === "CMD-SHELL" ? ["/bin/sh", "-c", ...words] : words;
  return { ...declared, test: ["CMD", ...limiting, ...asked] };
}
