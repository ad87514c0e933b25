import { execa } from "execa";

/** Chromium for programs alone: what a person sees of a browser beside its page is not there and takes no time. */
export const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", HEADLESS_SHELL];

/** Has letters be as wide as a person sees them, which the headless shell rounds to whole pixels. */
export const TEXT_AS_SEEN = "--font-render-hinting=none";

/** The Chromium that was named in CHROMIUM_PATH, if any was. */
export function chromiumNamed(): string | undefined {
  return process.env.CHROMIUM_PATH || undefined;
}

/** The path of the first Chromium here that starts: the system's, else Playwright's own; undefined for none. */
export async function chromiumThere(): Promise<string | undefined> {
  for (const path of SYSTEM) if (await canStart(path)) return path;
  // Takes longer to load than to look for the others.
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  return (await canStart(own)) ? own : undefined;
}

/** Whether a browser starts: one whose system libraries are missing exists and does not. */
export async function canStart(path: string): Promise<boolean> {
  return (await execa(path, ["--version"], { reject: false, stdin: "ignore", timeout: 20_000 })).exitCode === 0;
}
