const basePath = process.env.BASE_PATH ?? "";

/** @type {import("next").NextConfig} */
export default {
  output: "export",
  // With this kind of output it is where the site goes, not what the build keeps for itself.
  ...(process.env.BENCHBOOK_EXPORT && { distDir: process.env.BENCHBOOK_EXPORT }),
  trailingSlash: true,
  basePath,
  env: { BASE_PATH: basePath },
  // Loaded by Node and not bundled: they bring a native program or are drawn with on the server only.
  serverExternalPackages: ["mdx-bundler", "esbuild", "shiki"],
  // `pnpm types` checks the whole project, tests included.
  typescript: { ignoreBuildErrors: true },
};
