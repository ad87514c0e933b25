import { chromium } from "@playwright/test";
import { execa } from "execa";

/** The first is made for programs alone: without what a person sees of a browser it takes three quarters of the time. */
const SYSTEM = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"].map(
  (name) => `/usr/bin/${name}`,
);

/** The Chromium that was named in CHROMIUM_PATH, if any was. */
export function chromiumNamed(): string | undefined {
  return process.env.CHROMIUM_PATH || undefined;
}

/** The path of the first Chromium here that starts: the system's, else Playwright's own; undefined for none. */
export async function chromiumThere(): Promise<string | undefined> {
  for (const path of [...SYSTEM, chromium.executablePath()]) if (await canStart(path)) return path;
  return undefined;
}

/** Whether a browser starts: one whose system libraries are missing exists and does not. */
export async function canStart(path: string): Promise<boolean> {
  return (await execa(path, ["--version"], { reject: false, stdin: "ignore", timeout: 20_000 })).exitCode === 0;
}
