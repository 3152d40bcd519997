// What every file of browser tests stands on: a daemon of its own, a browser, and a way to open a page.
import { after, before } from "node:test";
import { launch, withPage } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";

/** Called once at the head of a file. The members are there from the first test on, and for `prepare`, which runs before it. */
export function useSite(prepare = () => {}) {
  const site = {
    /** Where the daemon answers. */
    base: "",
    browser: undefined,
    /** Opens a page with the given context options and lets `look` use it; checks what every page has to keep. */
    visit: (options, path, look) =>
      withPage(site.browser, site.base, options, async (page) => {
        await page.goto(site.base + path);
        await look(page);
      }),
    /** The API's own answer to a search. */
    ask: (query) => fetch(`${site.base}/api/v1/search?${query}`).then((answer) => answer.json()),
  };
  let daemon;
  before(async () => {
    daemon = await startDaemon();
    site.base = daemon.base;
    site.browser = await launch();
    await prepare(site);
  });
  after(async () => {
    await site.browser?.close();
    await daemon?.stop();
  });
  return site;
}

export const shownCount = async (page) => Number((await page.locator("#result-count").innerText()).replace(/\D/g, ""));
