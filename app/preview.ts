import { access } from "node:fs/promises";
import { parseArgs } from "node:util";
import { serve } from "./serve.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "4173" } } });
const port = Number(values.port);
const basePath = process.env.BASE_PATH ?? "";

const built = await access("out/index.html").then(
  () => true,
  () => false,
);
if (!built) {
  console.error('benchbook: expected a built site in out/, came none; run "pnpm build" first');
  process.exit(1);
}
// The usual port when it is free, any other when it is not.
const site = await serve("out", { port, basePath }).catch(() => serve("out", { port: 0, basePath }));
console.log(`The article is at ${site.url} (Ctrl-C ends it)`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void site.close().then(() => process.exit(0)));
