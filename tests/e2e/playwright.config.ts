import path from "node:path";
import { defineConfig } from "@playwright/test";
import { TEXT_AS_SEEN } from "../../app/site/chromium.ts";

const isRoot = process.getuid?.() === 0;

/**
 * What Chromium is to leave out. It prepares two drop-down lists of its address bar for every context, which nobody sees and
 * which takes half a second of the processor, and a process for a page that may be opened next. What else Playwright leaves
 * out has to be named again, since only one list counts: what would ask the network, or paint later than a page does.
 */
const LEFT_OUT = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"],
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "PaintHolding"],
  ...["HttpsUpgrades", "MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"],
];

/** Browser tests on exported sites, which `pnpm test build` has to have made. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.resolve(".benchbook/playwright"),
  workers: 2,
  fullyParallel: true,
  // Nothing is judged by these: they end what would never end, also on a slow machine that does other things.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  use: {
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Drawn by the processor either way, and for less without pretending to be a graphics card.
        "--disable-gpu",
        TEXT_AS_SEEN,
        `--disable-features=${LEFT_OUT.join(",")}`,
      ],
    },
  },
});
