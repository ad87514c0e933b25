import path from "node:path";
import { defineConfig } from "@playwright/test";

const isRoot = process.getuid?.() === 0;

/** Browser tests on the exported site, which `pnpm build` has to have made. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.resolve(".benchbook/playwright"),
  workers: 1,
  timeout: 30_000,
  reporter: "list",
  use: {
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
