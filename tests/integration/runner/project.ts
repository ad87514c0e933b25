import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "yaml";
import { endpointsOf } from "../../fixture/endpoints.ts";
import { scratchFolder } from "../../fixture/scratch.ts";
import { ROOT } from "./command.ts";

/** A service of a Compose file that a test writes. */
export interface TestService {
  command: string[];
  environment?: Record<string, string>;
  endpoints: string[];
  label: string;
  port: number;
  workers?: number;
  startSeconds?: number;
  /** Which of `targets/` its Python packages are pinned in. */
  requirements?: string;
}

/**
 * A project of a test's own: its Compose file with these services, and our targets beside it.
 *
 * @returns the path of its Compose file
 */
export async function projectWith(services: Record<string, TestService>): Promise<string> {
  const folder = await scratchFolder();
  await mkdir(path.join(folder, "targets"));
  await cp(path.join(ROOT, "targets"), path.join(folder, "targets"), { recursive: true });
  const file = path.join(folder, "docker-compose.yml");
  const described = Object.entries(services).map(([name, { command, environment, port, ...block }]) => {
    const about = { family: "test", workers: 1, ...block, endpoints: endpointsOf(...block.endpoints) };
    return [name, { command, environment, ports: [`127.0.0.1:${port}:5000`], "x-benchbook": about }];
  });
  await writeFile(file, stringify({ services: Object.fromEntries(described) }));
  return file;
}
