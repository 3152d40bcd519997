// An offering's own page.
import test from "node:test";
import assert from "node:assert/strict";
import { follow, narrow, noSidewaysScroll, withPage } from "./browser.mjs";
import { useSite } from "./site.mjs";

const site = useSite();

test("a hit leads to its facts, and back", () =>
  withPage(site.browser, site.base, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.base}/search?q=cirkul%C3%A4r+ekonomi&hl=en`);
    const title = await page.locator(".hit h2 a").first().innerText();
    await follow(page, ".hit h2 a");
    assert.equal(await page.innerText("h1"), title);
    assert.match(await page.getAttribute("aside .ds-button", "href"), /^https?:/);
    assert.ok((await page.locator("aside dt").count()) >= 3);
    const structured = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
    assert.ok(JSON.stringify(structured.name).includes(title), JSON.stringify(structured.name));
  }));

test("every fact says where it was read", () =>
  withPage(site.browser, site.base, { viewport: narrow }, async (page) => {
    await page.goto(`${site.base}/search?q=plast`);
    await follow(page, ".hit h2 a");
    await page.click(".provenance summary");
    assert.ok((await page.locator(".provenance tbody tr").count()) >= 3);
    await noSidewaysScroll(page);
  }));

test("an unknown offering is a helpful page with status 404", () =>
  withPage(site.browser, site.base, {}, async (page) => {
    const answer = await page.goto(`${site.base}/offering/no-such-thing?hl=en`);
    assert.equal(answer.status(), 404);
    assert.match(await page.innerText("h1"), /does not exist/);
    assert.ok(await page.locator('main a[href^="/"]').count());
  }));

test("a start to come can be put into a calendar", async () => {
  const { hits } = await fetch(`${site.base}/api/v1/search?start_from=2027-01-01&sort=start&facets=none`).then((answer) => answer.json());
  const dated = hits.find((hit) => /^\d{4}-\d{2}-\d{2}$/.test(hit.start));
  assert.ok(dated, "an offering with a day to come");
  await withPage(site.browser, site.base, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.base}/offering/${dated.id}?hl=en`);
    const link = await page.locator('aside a[href*=".ics"]').getAttribute("href");
    const answer = await fetch(site.base + link);
    assert.match(answer.headers.get("content-type"), /^text\/calendar/);
    assert.ok((await answer.text()).includes(`DTSTART;VALUE=DATE:${dated.start.replaceAll("-", "")}`));
  });
});

test("what it teaches is shown by its own sentences, and leads to others that teach it", () =>
  withPage(site.browser, site.base, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.base}/search?q=avfall&hl=nb`);
    await follow(page, ".hit h2 a");
    assert.ok(await page.locator(".concepts mark").count());
    assert.ok(await page.locator(".hits.side .hit").count());
    await follow(page, ".concepts dt a");
    assert.ok(await page.locator(".hit").count());
  }));

test("the page names itself and its other languages to those who list and share it", () =>
  withPage(site.browser, site.base, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.base}/search?q=plast&hl=sv`);
    await follow(page, ".hit h2 a");
    const address = page.url();
    assert.equal(await page.getAttribute('link[rel="canonical"]', "href"), address);
    assert.equal(await page.locator('link[rel="alternate"][hreflang]').count(), 8);
    assert.equal(await page.getAttribute('meta[property="og:url"]', "content"), address);
    assert.ok(await page.getAttribute('meta[property="og:title"]', "content"));
  }));
