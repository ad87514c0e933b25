import { basePath } from "../address/base-path.ts";
import { absolute } from "../address/site-url.ts";
import { requireReplaceable } from "./finish/put-in-place.ts";
import { OUT } from "./out-folder.ts";
import { runProgram } from "./program.ts";

/** Refuses what no site can be built with, for whoever has something to do before that takes long; says nothing else. */
await runProgram(async () => {
  basePath();
  absolute("/");
  await requireReplaceable(OUT);
  return 0;
});
