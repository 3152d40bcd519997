// By keyboard, enlarged, in the system's colours, and when something is missing: script, storage, the network.
import test from "node:test";
import assert from "node:assert/strict";
import { narrow, noSidewaysScroll, wide } from "./browser.mjs";
import { shownCount, useSite } from "./site.mjs";

const site = useSite();
const { visit } = site;

/** Walks through a page by Tab and says where the focus has been; the focus must be seen all the way. */
async function tabThrough(page) {
  const passed = [];
  for (let i = 0; i < 400; ++i) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      // The way past the menu is there only while it has the focus; of a month the browser marks the part that has it.
      const marked = style.outlineStyle !== "none" || style.boxShadow !== "none" || element.matches(".ds-skip-link, [type=month]");
      return { name: element.id || element.getAttribute("href") || element.getAttribute("aria-label") || element.tagName,
        seen: marked && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight };
    });
    if (here === null) return passed;
    passed.push(here);
  }
  assert.fail(`no end after ${passed.length} stops`);
}

for (const path of ["/?hl=en", "/search?q=avfall&hl=en", "/overview?q=avfall&hl=en", "/about?hl=en", "/accessibility?hl=en"]) {
  test(`Tab passes through all of ${path} and the focus is always seen`, () =>
    visit({ viewport: wide }, path, async (page) => {
      const passed = await tabThrough(page);
      assert.ok(passed.length > 10);
      assert.deepEqual(passed.filter((stop) => !stop.seen).map((stop) => stop.name), []);
    }));
}

test("the way past the menu goes past the menu", () =>
  visit({}, "/search?q=avfall&hl=en", async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
  }));

test("pictures can be seen where the system chooses the colours", () =>
  visit({ forcedColors: "active" }, "/overview?hl=en", async (page) => {
    const colours = await page.evaluate(() => ({
      circle: getComputedStyle(document.querySelector(".map .place")).fill,
      bar: getComputedStyle(document.querySelector(".timeline .month")).fill,
      ground: getComputedStyle(document.body).backgroundColor,
    }));
    assert.notEqual(colours.circle, colours.ground);
    assert.notEqual(colours.bar, colours.ground);
  }));

test("at 400 % everything of a search can be reached without moving sideways", () =>
  visit({ viewport: { width: 320, height: 256 } }, "/search?q=avfall&hl=nb", async (page) => {
    await noSidewaysScroll(page);
    await page.click("#filters-fold > summary");
    await noSidewaysScroll(page);
    await page.locator('input[name="level"]').first().check();
    await page.waitForURL(/level=/);
    assert.ok((await shownCount(page)) > 0);
    await page.goto(`${site.base}/overview?hl=nb`);
    await noSidewaysScroll(page);
  }));

test("where scripts are blocked, the pages are whole", () =>
  visit({ viewport: narrow }, "/about", async (page) => {
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
    // What the browser says of the blocked script is no error of the page.
    page.removeAllListeners("console");
    await page.goto(`${site.base}/search?q=avfall&hl=nb`);
    assert.equal(await page.evaluate(() => document.documentElement.classList.contains("js")), false);
    await page.click("#filters-fold > summary");
    await page.locator('input[name="level"]').first().check();
    await page.click(".filters-apply button");
    await page.waitForURL(/level=/);
    assert.ok(await page.locator(".hit").count());
  }));

test("without connection the page says so and keeps what it shows", () =>
  visit({}, "/search?q=avfall&hl=en", async (page) => {
    const count = await shownCount(page);
    await page.context().setOffline(true);
    await page.waitForFunction(() => document.querySelector("#live").textContent.includes("No connection"));
    assert.equal(await shownCount(page), count);
    await page.locator(".hit .save").first().click();
    assert.equal(await page.locator(".hit .save").first().getAttribute("aria-pressed"), "true");
    await page.context().setOffline(false);
  }));

test("a browser that keeps nothing at all still searches", () =>
  visit({}, "/about", async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
    });
    await page.goto(`${site.base}/search?q=avfall&hl=en`);
    const before = await shownCount(page);
    await page.locator(".hit .save").first().click();
    assert.match(await page.locator("#live").innerText(), /does not let this page save/);
    await page.locator('input[name="level"]').first().check();
    await page.waitForURL(/level=/);
    await page.waitForSelector('#results[aria-busy="false"]');
    assert.ok((await shownCount(page)) <= before);
  }));

test("a saved list can be taken along as a table", () =>
  visit({ acceptDownloads: true }, "/search?q=avfall&hl=nb", async (page) => {
    const { hits } = await site.ask("q=avfall&per_page=2");
    await page.goto(`${site.base}/saved?${hits.map(({ id }) => `id=${id}`).join("&")}&hl=nb`);
    for (const ending of ["xlsx", "csv"]) {
      const coming = page.waitForEvent("download");
      await page.locator(`a[href^="/saved.${ending}"]`).click();
      assert.equal((await coming).suggestedFilename(), `rundkurs.${ending}`);
    }
  }));
