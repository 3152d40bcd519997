// An offering's own page.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import { launch, narrow, noSidewaysScroll, withPage } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";

let daemon, browser;
before(async () => {
  daemon = await startDaemon();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await daemon?.stop();
});

test("a hit leads to its facts, and back", () =>
  withPage(browser, daemon.base, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${daemon.base}/search?q=cirkul%C3%A4r+ekonomi&hl=en`);
    const title = await page.locator(".hit h2 a").first().innerText();
    await page.locator(".hit h2 a").first().click();
    assert.equal(await page.innerText("h1"), title);
    assert.match(await page.getAttribute("aside .ds-button", "href"), /^https?:/);
    assert.ok((await page.locator("aside dt").count()) >= 3);
    const structured = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
    assert.ok(JSON.stringify(structured.name).includes(title), JSON.stringify(structured.name));
  }));

test("every fact says where it was read", () =>
  withPage(browser, daemon.base, { viewport: narrow }, async (page) => {
    await page.goto(`${daemon.base}/search?q=plast`);
    await page.locator(".hit h2 a").first().click();
    await page.click(".provenance summary");
    assert.ok((await page.locator(".provenance tbody tr").count()) >= 3);
    await noSidewaysScroll(page);
  }));

test("an unknown offering is a helpful page with status 404", () =>
  withPage(browser, daemon.base, {}, async (page) => {
    const answer = await page.goto(`${daemon.base}/offering/no-such-thing?hl=en`);
    assert.equal(answer.status(), 404);
    assert.match(await page.innerText("h1"), /does not exist/);
    assert.ok(await page.locator('main a[href^="/"]').count());
  }));
