// The supply to be looked at: what a circle, a bar or a square says is what the list behind it holds.
import test from "node:test";
import assert from "node:assert/strict";
import { narrow, noSidewaysScroll, wide } from "./browser.mjs";
import { shownCount, useSite } from "./site.mjs";

const site = useSite();
const { visit } = site;
const numberIn = (text) => Number(text.replace(/\D/g, ""));

/** Follows every link that `selector` finds and compares its number with the list it leads to. */
async function followAll(page, selector, numberOf) {
  const links = await page.locator(selector).evaluateAll((found) => found.map((link) => [link.getAttribute("href"), link.outerHTML]));
  assert.ok(links.length, `no ${selector}`);
  for (const [address, html] of links.slice(0, 12)) {
    await page.goto(new URL(address, site.base).href);
    assert.equal(await shownCount(page), numberOf(html), address);
  }
}
const numberInTitle = (html) => Number(html.match(/: (\d+)<\/title>/)[1]);
const numberInLink = (html) => numberIn(html.replace(/<[^>]*>/g, ""));

for (const viewport of [wide, narrow]) {
  const options = { javaScriptEnabled: false, viewport };
  test(`every circle leads to as many offerings as it says, at ${viewport.width} px`, () =>
    visit(options, "/overview?q=avfall&hl=nb", async (page) => {
      await noSidewaysScroll(page);
      await followAll(page, ".map a", numberInTitle);
    }));
  test(`every month of the timeline does, at ${viewport.width} px`, () =>
    visit(options, "/overview?hl=nb", (page) => followAll(page, ".timeline a", numberInTitle)));
  test(`every month of its table does, at ${viewport.width} px`, () =>
    visit(options, "/overview?hl=nb", (page) => followAll(page, "details .heat td a", numberInLink)));
  test(`every square of topics does, at ${viewport.width} px`, () =>
    visit(options, "/overview?hl=nb&language=sv", (page) => followAll(page, "#supply ~ .table-scroll td a", numberInLink)));
}

test("from a picture of all to that of one level, and to the list", () =>
  visit({}, "/overview?hl=en", async (page) => {
    await page.locator("#supply ~ .table-scroll th[scope=col] a", { hasText: "Master" }).click();
    await page.waitForURL(/overview\?.*level=master/);
    assert.match(await page.locator(".chosen").innerText(), /Master/);
    await page.locator(".up a").click();
    await page.waitForURL(/search\?.*level=master/);
    assert.equal(await shownCount(page), (await site.ask("level=master&facets=none")).total);
  }));

test("a circle beside the list narrows it in place, and lets go of it again", () =>
  visit({}, "/search?q=avfall&hl=nb", async (page) => {
    const before = await shownCount(page);
    await page.evaluate(() => (window.notReloaded = true));
    const circle = page.locator(".filters-map a").first();
    const promised = numberIn((await circle.locator("title").textContent()).split(":").at(-1));
    // As an event: a smaller circle may lie over its middle.
    await circle.locator("circle").dispatchEvent("click");
    await page.waitForURL(/region=|country=/);
    await page.waitForSelector(".chosen-place");
    assert.equal(await shownCount(page), promised);
    await page.locator(".filters-map a:has(.chosen-place) circle").dispatchEvent("click");
    await page.waitForURL((url) => !/region=|country=/.test(url.search));
    await page.waitForFunction(() => !document.querySelector(".chosen-place"));
    assert.equal(await shownCount(page), before);
    assert.ok(await page.evaluate(() => window.notReloaded));
  }));

test("the circles are also a list that the keyboard reaches", () =>
  visit({ javaScriptEnabled: false }, "/overview?hl=en", async (page) => {
    const circles = await page.locator(".map a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const listed = await page.locator(".map-columns .counts a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(listed, circles);
    assert.equal(await page.locator(".map a:not([tabindex='-1'])").count(), 0);
  }));
