import type { Page } from "@playwright/test";

/**
 * What Chromium says of what it was loading when a network interface of the machine came or went, as those of containers do
 * while other tests run: it gives that up, from loopback too.
 */
const NETWORK_CHANGED = "net::ERR_NETWORK_CHANGED";
/** The page that says so to a reader: it may come so late that it interrupts what is opened again. */
const ITS_PAGE = "chrome-error://chromewebdata/";

/** So often in a row it is no accident. */
const MOST_TRIES = 5;

/** Whether something that a page says of itself is about the machine's network and not about the page. */
export function isNetworkChange(said: string): boolean {
  return said.includes(NETWORK_CHANGED);
}

/** Lets a tab open a page again when the machine's network changed meanwhile, and anything of it may be missing. */
export function openAgain(tab: Page): void {
  const open = tab.goto.bind(tab);
  tab.goto = async (...asked) => {
    for (let tries = 1; ; tries++) {
      let isMissing = false;
      const onFailed = (request: { failure(): { errorText: string } | null }) => {
        isMissing ||= isNetworkChange(request.failure()?.errorText ?? "");
      };
      tab.on("requestfailed", onFailed);
      try {
        const response = await open(...asked);
        if (!isMissing || tries === MOST_TRIES) return response;
      } catch (thrown) {
        const said = String(thrown);
        if (!(isNetworkChange(said) || said.includes(ITS_PAGE)) || tries === MOST_TRIES) throw thrown;
      } finally {
        tab.off("requestfailed", onFailed);
      }
    }
  };
}
