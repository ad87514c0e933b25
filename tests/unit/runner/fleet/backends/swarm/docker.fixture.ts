import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { vi } from "vitest";
import { scratchFolder } from "../../../../../fixture/isolation/scratch.ts";

/**
 * Puts a `docker` first on the path that is a manager, or is not, and knows some nodes, or says of any the same.
 *
 * @param more what it answers to other words
 */
export async function engine(
  info: string,
  nodes: object[] | string = [],
  more: Record<string, object[] | string> = {},
): Promise<void> {
  const folder = await scratchFolder();
  const ids = [...nodes].map((_, index) => `n${index}`).join("\n");
  const answers = { info, "node ls": ids, "node inspect": nodes, ...more };
  const cases = Object.entries(answers).map(([words, answer]) => {
    const text = typeof answer === "string" ? answer : JSON.stringify(answer);
    return `"${words}"*) cat <<'END'\n${text}\nEND\n;;`;
  });
  const file = path.join(folder, "docker");
  await writeFile(file, `#!/bin/sh\ncase "$*" in\n${cases.join("\n")}\n*) exit 1;;\nesac\n`);
  await chmod(file, 0o755);
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
}

/** A node as `docker node inspect` says it. */
export const node = (
  name: string,
  more: { labels?: object; state?: string; availability?: string; address?: string; cores?: number } = {},
) => ({
  ID: `id-of-${name}`,
  Spec: { Labels: more.labels ?? { benchbook: "target" }, Availability: more.availability ?? "active" },
  Description: {
    ...{ Hostname: name, Platform: { Architecture: "x86_64", OS: "linux" } },
    ...{ Resources: { NanoCPUs: (more.cores ?? 4) * 1e9, MemoryBytes: 8e9 }, Engine: { EngineVersion: "20.10.24" } },
  },
  Status: { State: more.state ?? "ready", Addr: more.address ?? "10.99.0.2" },
  ...(more.address && { ManagerStatus: { Addr: "10.99.0.1:2377" } }),
});
