// Searching as a person does it, with and without script, wide and narrow.
import test from "node:test";
import assert from "node:assert/strict";
import { narrow, noSidewaysScroll, wide } from "./browser.mjs";
import { shownCount, useSite } from "./site.mjs";

const site = useSite();
const { visit } = site;

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [wide, narrow]) {
    const how = `${javaScriptEnabled ? "with" : "without"} script at ${viewport.width} px`;

    test(`a Norwegian word finds courses in other languages, ${how}`, () =>
      visit({ javaScriptEnabled, viewport }, "/", async (page) => {
        await page.fill("#q", "avfallshåndtering");
        await page.press("#q", "Enter");
        await page.waitForURL(/q=avfallsh/);
        await page.waitForSelector(".hit");
        assert.match(page.url(), /q=avfallsh/);
        const languages = await page.locator(".hit h2 a").evaluateAll((links) => links.map((link) => link.lang));
        assert.ok(new Set(languages).size > 1, `titles in ${languages}`);
        await noSidewaysScroll(page);
      }));

    test(`ticking a level narrows the list to its count, ${how}`, () =>
      visit({ javaScriptEnabled, viewport }, "/search?q=avfall", async (page) => {
        if (viewport === narrow) await page.click("#filters-fold > summary");
        const master = page.locator('input[name="level"][value="master"]');
        const promised = Number(await master.locator("xpath=../span[@class='count']").innerText());
        await master.check();
        if (!javaScriptEnabled) await page.click(".filters-apply button");
        await page.waitForURL(/level=master/);
        await page.waitForFunction((count) => document.querySelector("#result-count").textContent.includes(String(count)), promised)
          .catch(() => {});
        assert.equal(await shownCount(page), promised);
        assert.ok(await page.locator('input[name="level"][value="master"]').isChecked());
        await page.locator(".chosen a").first().click();
        await page.waitForURL((url) => !url.search.includes("level=master"));
      }));
  }
}

test("back returns to the search as it was", () =>
  visit({}, "/search?q=plast", async (page) => {
    const before = await shownCount(page);
    await page.locator('input[name="level"]').first().check();
    await page.waitForURL(/level=/);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes("level="));
    await page.waitForFunction(() => !document.querySelector("input[name=level]:checked"));
    assert.equal(await shownCount(page), before);
  }));

test("nothing found is no dead end", () =>
  visit({}, "/search?q=avfall&level=basic&country=GL", async (page) => {
    assert.equal(await page.locator(".hit").count(), 0);
    const way = page.locator(".no-hits a").first();
    await way.click();
    await page.waitForSelector(".hit");
  }));

test("the page is there in English as well", () =>
  visit({}, "/", async (page) => {
    await page.click(".language-menu summary");
    await page.click('.languages a[lang="en"]');
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.match(await page.innerText("h1"), /circular economy/);
  }));

test("an unknown filter is shown as a chip to remove", () =>
  visit({}, "/search?level=wizard", async (page) => {
    assert.match(await page.locator(".chosen").innerText(), /wizard/);
  }));

test("the first Tab reaches the way past the menu", () =>
  visit({}, "/search?q=plast", async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#content");
  }));

test("no line moves when the letters come late", () =>
  visit({ viewport: { width: 412, height: 823 } }, "/robot", async (page) => {
    await page.route("**/*.woff2", async (route) => {
      await new Promise((done) => setTimeout(done, 700));
      await route.continue().catch(() => {});
    });
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    const letters = page.waitForResponse("**/*.woff2");
    await page.goto(new URL("/search?q=avfall", page.url()).href);
    await letters;
    await page.waitForTimeout(300);
    const shift = await page.evaluate(() => window.shift);
    assert.ok(shift < 0.02, `layout shift ${shift}`);
  }));

test("every page that the sitemap names is there", async () => {
  const map = await fetch(`${site.base}/sitemap.xml`).then((answer) => answer.text());
  const paths = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  for (const path of ["/", "/ask", "/gaps", "/topics/plastics", "/sectors/construction"]) assert.ok(paths.includes(path), path);
  for (const path of paths) {
    const answer = await fetch(site.base + path, { headers: { accept: "text/html" } });
    assert.equal(answer.status, 200, path);
    await answer.arrayBuffer();
  }
});
