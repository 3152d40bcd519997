// Debian's Chromium, and what every page has to keep: no foreign request, no error on the console.
import { chromium } from "playwright-core";
import assert from "node:assert/strict";

export const wide = { width: 1280, height: 900 };
export const narrow = { width: 375, height: 812 };

export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...(process.getuid() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
}

/** Opens a page with the given context options, lets `visit` use it, and checks what every page has to keep. `statuses` are those beside 404
 * that `visit` expects of pages: the browser notes them on the console. */
export async function withPage(browser, base, { statuses = [], ...options }, visit) {
  const expected = new RegExp(`\\b(${[404, ...statuses].join("|")})\\b`);
  const context = await browser.newContext({ viewport: wide, locale: "nb-NO", ...options });
  const page = await context.newPage();
  const foreign = [];
  const errors = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  page.on("console", (message) => message.type() === "error" && !expected.test(message.text()) && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  try {
    await visit(page);
  } finally {
    await context.close();
  }
  assert.deepEqual(foreign, [], "requests to foreign hosts");
  assert.deepEqual(errors, [], "errors on the console");
}

/** Clicks what leads to another page, and waits until that page is there. */
export async function follow(page, link) {
  await Promise.all([page.waitForEvent("domcontentloaded"), page.locator(link).first().click()]);
}

export async function noSidewaysScroll(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window}`);
}
