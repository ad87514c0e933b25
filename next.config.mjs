import { availableParallelism } from "node:os";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";
import { basePath } from "./app/address/base-path.ts";

// A build asks the network for nothing: neither to tell what it did nor to look after a lockfile.
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.NEXT_IGNORE_INCORRECT_LOCKFILE = "1";

/** What the addresses of the site begin with; a wrong one is said in one sentence, and nothing is begun. */
function checkedBasePath() {
  try {
    return basePath();
  } catch (thrown) {
    console.error(`benchbook: ${thrown instanceof Error ? thrown.message : thrown}`);
    process.exit(1);
  }
}

const base = checkedBasePath();

/** @returns {import("next").NextConfig} */
export default (/** @type {string} */ phase) => ({
  output: "export",
  // With this kind of output it is where the site goes, not what the build keeps for itself.
  ...(process.env.BENCHBOOK_EXPORT && { distDir: process.env.BENCHBOOK_EXPORT }),
  trailingSlash: true,
  // What is compiled serves below any base path: app/site/finish/ puts that before the addresses that Next writes itself.
  ...(phase === PHASE_DEVELOPMENT_SERVER && { basePath: base }),
  // The same sources make the same pages, byte for byte; without this Next puts a random word into each.
  generateBuildId: () => process.env.BENCHBOOK_BUILD_ID ?? null,
  experimental: {
    // Next leaves one core free and starts a second worker only for many more pages than a site of runs has.
    cpus: availableParallelism(),
    staticGenerationMinPagesPerWorker: 8,
    // Reading and writing what this keeps takes a site of this size longer than to compile it anew. What was compiled of the
    // same sources is used again by app/site/export/.
    turbopackFileSystemCacheForBuild: false,
    // What draws pages is run a few times and thrown away: to make it small, and maps of it, takes a quarter of compiling.
    serverMinification: false,
    turbopackSourceMaps: false,
  },
  // Loaded by Node and not bundled: they bring a native program or are drawn with on the server only.
  serverExternalPackages: ["mdx-bundler", "esbuild", "shiki"],
  // `pnpm types` checks the whole project, tests included.
  typescript: { ignoreBuildErrors: true },
});
