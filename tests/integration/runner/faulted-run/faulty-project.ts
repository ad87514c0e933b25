import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "yaml";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import type { NearBackend } from "../near-backends.ts";
import { ROOT } from "../start/command.ts";
import type { ComposeServices } from "./services/compose-service.ts";
import { hostile } from "./services/hostile.ts";
import { injected } from "./services/injected.ts";
import { CHEESE, misbehaving } from "./services/misbehaving.ts";
import { SHOP_TOKEN, shops } from "./services/shops.ts";
import { upstreamDown } from "./services/upstream-down.ts";

/** Amounts follow from the first that is calibrated: those that are slow by themselves come first. */
const SERVICES: Record<NearBackend, () => ComposeServices> = {
  processes: () => ({
    ...misbehaving(),
    ...hostile(),
    ...injected("processes"),
    ...upstreamDown(),
    ...shops("processes"),
  }),
  compose: () => ({ ...injected("compose"), ...shops("compose") }),
};

/**
 * A project outside of the repository with all services that go wrong on a backend, and what they are started from.
 *
 * @returns the path of its Compose file
 */
export async function faultyProject(backend: NearBackend): Promise<string> {
  const folder = await scratchFolder();
  await cp(path.join(ROOT, "targets"), path.join(folder, "targets"), { recursive: true });
  for (const script of ["misbehaving.py", "never_ready.py"])
    await cp(path.join(ROOT, "tests/fixture/servers", script), path.join(folder, script));
  await writeFile(path.join(folder, CHEESE.file), CHEESE.text);
  const shop = path.join(folder, "shop");
  await mkdir(shop);
  for (const name of ["shop.mjs", "shop.py"])
    await cp(path.join(ROOT, "tests/fixture/servers/foreign", name), path.join(shop, name));
  await writeFile(path.join(shop, "Dockerfile"), "FROM python:3.13-slim\nWORKDIR /shop\nCOPY shop.py shop.py\n");
  await writeFile(path.join(folder, ".env"), `SHOP_TOKEN=${SHOP_TOKEN}\n`);
  const file = path.join(folder, "docker-compose.yml");
  await writeFile(file, stringify({ services: SERVICES[backend]() }));
  return file;
}
