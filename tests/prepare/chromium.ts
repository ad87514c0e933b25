import { execa } from "execa";
import { canStart, chromiumNamed, chromiumThere, HEADLESS_SHELL } from "../../app/site/chromium.ts";
import { aptInstall } from "./apt.ts";

const DOWNLOAD_SECONDS = 120;

/** No Chromium is there and none could be installed; the message says what was tried and what to do. */
export class ChromiumMissing extends Error {
  override name = "ChromiumMissing";
}

/**
 * The path of a Chromium that starts: the one named in CHROMIUM_PATH, the system's headless shell, which takes three
 * quarters of the time of a whole one, the system's, Playwright's own; else one that is downloaded by Playwright or
 * installed by the system's package manager.
 *
 * @throws ChromiumMissing
 */
export async function findChromium(): Promise<string> {
  const given = chromiumNamed();
  if (given) {
    if (await canStart(given)) return given;
    throw new ChromiumMissing("expected CHROMIUM_PATH to name a Chromium, what it names does not start; correct it");
  }
  const there = (await canStart(HEADLESS_SHELL)) ? HEADLESS_SHELL : await chromiumThere();
  if (there) return there;
  const reasons = [await download()];
  const downloaded = await chromiumThere();
  if (downloaded) return downloaded;
  for (const name of ["chromium-headless-shell", "chromium"]) {
    reasons.push(await aptInstall(name));
    const installed = await chromiumThere();
    if (installed) return installed;
  }
  const said = reasons.flatMap((reason) => reason ?? []).join("; ");
  throw new ChromiumMissing(`expected a Chromium, found none (${said}); install one, or name one in CHROMIUM_PATH`);
}

async function download(): Promise<string | undefined> {
  console.log("Asking Playwright for its Chromium …");
  const { exitCode, timedOut } = await execa("playwright", ["install", "--no-shell", "chromium"], {
    preferLocal: true,
    reject: false,
    stdin: "ignore",
    timeout: DOWNLOAD_SECONDS * 1000,
  });
  if (timedOut) return `Playwright's download took longer than ${DOWNLOAD_SECONDS} s`;
  return exitCode === 0 ? undefined : "Playwright's download failed";
}
