// What people come for, as they do it: with and without script, on a phone and on a desk.
import test from "node:test";
import assert from "node:assert/strict";
import { follow, narrow, noSidewaysScroll, wide } from "./browser.mjs";
import { shownCount, useSite } from "./site.mjs";

const site = useSite();
const { ask, visit } = site;

/** Ticks a filter as a person does and waits for its results. */
async function tick(page, selector, parameter, { javaScriptEnabled, viewport }) {
  if (viewport === narrow && !(await page.locator("#filters-fold").getAttribute("open").then((open) => open !== null)))
    await page.click("#filters-fold > summary");
  const box = page.locator(selector);
  // A value further down its list lies in a fold.
  const fold = box.locator("xpath=ancestor::details[contains(@class,'facet-more')]");
  if ((await fold.count()) && (await fold.getAttribute("open")) === null) await fold.locator("summary").click();
  await box.check();
  if (!javaScriptEnabled) await page.click(".filters-apply button");
  await page.waitForURL(parameter);
  await page.waitForSelector('#results[aria-busy="false"]');
}

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [wide, narrow]) {
    const options = { javaScriptEnabled, viewport };
    const how = `${javaScriptEnabled ? "with" : "without"} script at ${viewport.width} px`;

    test(`a Swedish course on plastics that is held online, ${how}`, () =>
      visit(options, "/?hl=sv", async (page) => {
        await page.fill("#q", "plast");
        await page.press("#q", "Enter");
        await page.waitForURL(/q=plast/);
        await tick(page, 'input[name="language"][value="sv"]', /language=sv/, options);
        await tick(page, 'input[name="online"]', /online=true/, options);
        const { total } = await ask("q=plast&language=sv&online=true&facets=none");
        const count = await shownCount(page);
        assert.equal(count, total);
        assert.equal(await page.locator(".chosen .ds-chip").count(), 2);
        if (count === 0) assert.ok(await page.locator(".no-hits a").count(), "a way on");
        else assert.match(await page.locator(".hit .facts").first().innerText(), /svenska/);
        await noSidewaysScroll(page);
      }));

    test(`from nothing to something in one click, ${how}`, () =>
      visit(options, "/search?q=avfall&level=basic&country=GL&hl=nb", async (page) => {
        assert.equal(await page.locator(".hit").count(), 0);
        const way = page.locator(".no-hits a").first();
        const promised = Number((await way.innerText()).match(/(\d+)$/)[1]);
        await way.click();
        await page.waitForSelector(".hit");
        assert.equal(await shownCount(page), promised);
      }));

    test(`three masters side by side, ${how}`, async () => {
      const { hits } = await ask("level=master&per_page=3&facets=none");
      const ids = hits.map((hit) => `id=${hit.id}`).join("&");
      await visit(options, `/compare?${ids}&hl=en`, async (page) => {
        assert.equal(await page.locator(".compared thead th").count(), 3);
        assert.ok(await page.locator(".compared tbody tr").count() > 3);
        for (const row of await page.locator(".compared tbody tr").all()) {
          const values = await row.locator("td:not(.quiet)").allInnerTexts();
          assert.equal(new Set(values).size > 1, (await row.getAttribute("class")) === "differs", values.join(" | "));
        }
        await noSidewaysScroll(page);
        await page.emulateMedia({ media: "print" });
        assert.ok(!(await page.locator(".site-nav").isVisible()));
        assert.ok(await page.locator(".compared").isVisible());
        await page.emulateMedia({ media: "screen" });
        await follow(page, "tfoot a.no-print");
        assert.equal(await page.locator(".compared thead th").count(), 2);
      });
    });

    test(`a Finnish query finds what is described in Swedish, and says by which words, ${how}`, async () => {
      let query;
      for (const word of ["uudelleenkäyttö", "kierrätys", "korjaus", "muovi", "tekstiilit", "jätehuolto", "rakentaminen"]) {
        const { hits } = await ask(`${new URLSearchParams({ q: word, hl: "fi", facets: "none" })}`);
        if (hits.some((hit) => hit.title_lang === "sv" && hit.matched.some((match) => match.lang === "sv"))) query ??= word;
      }
      assert.ok(query, "a word whose first answers hold a Swedish one");
      await visit({ ...options, locale: "fi-FI" }, `/search?${new URLSearchParams({ q: query })}`, async (page) => {
        assert.equal(await page.getAttribute("html", "lang"), "fi");
        const swedish = page.locator(".hit", { has: page.locator('h2 a[lang="sv"]') }).filter({ hasText: "ruotsi)" });
        assert.match(await swedish.first().locator(".why").innerText(), /Löytyi sanoilla: .*\(ruotsi\)/);
      });
    });

    test(`a slip of the finger is read right, and can be taken back, ${how}`, () =>
      visit(options, "/search?q=avfalshandtering&hl=nb", async (page) => {
        assert.ok(await page.locator(".hit").count());
        const back = page.locator(".corrected a");
        assert.match(await page.locator(".corrected").innerText(), /Viser treff for/);
        await back.click();
        await page.waitForURL(/%22avfalshandtering%22/);
        await page.waitForSelector(".no-hits");
      }));

    test(`the interface in Icelandic, from the browser's own wish, ${how}`, () =>
      visit({ ...options, locale: "is-IS" }, "/", async (page) => {
        assert.equal(await page.getAttribute("html", "lang"), "is");
        assert.match(await page.innerText("h1"), /hringrásarhagkerfið/);
        await page.goto(`${site.base}/search?q=hringr%C3%A1sarhagkerfi`);
        assert.ok(await page.locator(".hit").count());
        assert.match(await page.locator("#result-count").innerText(), /námskost/);
      }));
  }
}

for (const viewport of [wide, narrow]) {
  test(`five are saved, chosen among, and sent to somebody else, at ${viewport.width} px`, async () => {
    let link;
    await visit({ viewport }, "/search?q=avfall&hl=en", async (page) => {
      for (let i = 0; i < 5; ++i) await page.locator(".hit .save").nth(i).click();
      assert.match(await page.locator("[data-saved-count]").textContent(), /\(5\)/);
      await page.locator(".site-nav [data-saved-link]").click();
      await page.waitForURL(/\/saved\?id=/);
      assert.equal(await page.locator(".hit").count(), 5);
      link = page.url();
      for (const i of [0, 2]) await page.locator("[data-pick]").nth(i).check();
      await follow(page, ".chosen-list button[type=submit]");
      assert.equal(await page.locator(".compared thead th").count(), 2);
      await page.goto(`${site.base}/saved?hl=en`);
      await page.waitForURL(/id=/);
      await page.locator("[data-remove]").first().click();
      await page.waitForFunction(() => document.querySelectorAll(".hit").length === 4);
      assert.match(await page.locator("[data-saved-count]").textContent(), /\(4\)/);
    });
    await visit({ viewport, javaScriptEnabled: false }, link.slice(site.base.length), async (page) => {
      assert.equal(await page.locator(".hit").count(), 5);
    });
  });
}

test("where nothing can be kept, the page says so and goes on", () =>
  visit({}, "/search?q=plast&hl=en", async (page) => {
    await page.evaluate(() => {
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    });
    await page.locator(".hit .save").first().click();
    assert.match(await page.locator("#live").innerText(), /does not let this page save/);
    assert.equal(await page.locator(".hit .save").first().getAttribute("aria-pressed"), "false");
  }));

test("with the keyboard alone: complete, search, tick, open", () =>
  visit({}, "/?hl=nb", async (page) => {
    await page.focus("#q");
    await page.keyboard.type("avfa");
    await page.waitForSelector("#completions [role=option]");
    await page.keyboard.press("ArrowDown");
    const chosen = await page.getAttribute("#q", "aria-activedescendant");
    assert.equal(await page.getAttribute(`#${chosen}`, "aria-selected"), "true");
    await page.keyboard.press("Escape");
    assert.equal(await page.getAttribute("#q", "aria-expanded"), "false");
    await page.keyboard.type("ll");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=avfall/);
    await page.focus('input[name="level"]');
    await page.keyboard.press("Space");
    await page.waitForURL(/level=/);
    await page.waitForSelector('#results[aria-busy="false"]');
    assert.equal(await page.evaluate(() => document.activeElement.name), "level");
    await page.locator(".hit h2 a").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/offering\//);
  }));

test("a long list of values can be searched", () =>
  visit({}, "/search?hl=en", async (page) => {
    const facet = page.locator("#facet-institution");
    const before = await facet.locator("li:visible").count();
    await facet.locator(".facet-find").fill("aalto");
    const shown = await facet.locator("li:visible").allInnerTexts();
    assert.ok(shown.length >= 1 && shown.length < before && shown.every((text) => /aalto/i.test(text)), shown.join());
  }));

test("three doors lead to answers", () =>
  visit({ javaScriptEnabled: false }, "/?hl=en", async (page) => {
    await follow(page, ".doors li:nth-child(1) a");
    await page.locator(".question").nth(0).locator("input").first().check();
    await follow(page, ".guide button");
    assert.ok(await page.locator(".hit").count());
    await page.goto(`${site.base}/?hl=en`);
    await follow(page, ".doors li:nth-child(2) a");
    await follow(page, ".card a");
    assert.ok(await page.locator(".rules li").count());
    await follow(page, ".card a");
    assert.ok(await page.locator(".counts li").count());
    await page.goto(`${site.base}/?hl=en`);
    await follow(page, ".doors li:nth-child(3) a");
    await page.fill("#text", "We are a small company and want an online course on plastics recycling.");
    await page.check("#consent");
    await follow(page, '.stacked button[type="submit"]');
    assert.ok(await page.locator("#sent").isVisible());
    assert.ok(await page.locator(".hit .reasons").count());
  }));
