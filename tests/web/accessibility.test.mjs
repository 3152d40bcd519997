// axe-core on every kind of page, in light and dark, in each interface language; and nothing wider than a small phone.
import test from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { narrow, noSidewaysScroll, wide, withPage } from "./browser.mjs";
import { useSite } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// In dark the colours differ, and nothing else.
const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const languages = ["nb", "nn", "sv", "da", "fi", "is", "en"];
// 1280 px at 400 %.
const enlarged = { width: 320, height: 640 };

let pages;
const site = useSite(async (site) => {
  const found = await site.ask("q=avfall&per_page=3");
  const ids = found.hits.map((hit) => `id=${hit.id}`).join("&");
  pages = [
    "/",
    "/guide",
    "/search?q=avfall&level=master",
    "/search?q=avfalshandtering",
    "/search?q=avfall&page=999",
    "/search?q=qqqqqq",
    `/offering/${found.hits[0].id}`,
    "/offering/none",
    "/topics",
    "/topics/plastics",
    "/sectors",
    "/sectors/construction",
    "/institutions",
    `/institutions/${found.hits[0].institution.id}`,
    "/saved",
    `/saved?${ids}`,
    `/compare?${ids}`,
    "/gaps",
    "/gaps?by=audience",
    "/survey",
    "/overview",
    "/overview?q=avfall&level=master",
    "/overview?q=qqqqqq",
    "/embed?q=avfall",
    "/about",
    "/ask",
    "/accessibility",
    "/robot",
    "/for-institutions",
  ];
});
const inLanguage = (path, language) => `${site.base}${path}${path.includes("?") ? "&" : "?"}hl=${language}`;

async function violations(page, path, rules = everything) {
  await page.evaluate(axe);
  const found = await page.evaluate((runOnly) => axe.run({ runOnly }), rules);
  return found.violations.map((v) => `${path} ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")}`);
}

async function lookAtAll(language, options, rules = everything) {
  // bypassCSP: axe is put into the page from outside, which the page's own policy rightly forbids.
  await withPage(site.browser, site.base, { ...options, bypassCSP: true }, async (page) => {
    const found = [];
    for (const path of pages) {
      await page.goto(inLanguage(path, language));
      found.push(...(await violations(page, path, rules)));
      await noSidewaysScroll(page);
    }
    assert.deepEqual(found, []);
  });
}

for (const language of languages) {
  test(`no violation in ${language}, light`, () => lookAtAll(language, { colorScheme: "light", viewport: wide }));
  test(`no violation in ${language}, dark`, () => lookAtAll(language, { colorScheme: "dark", viewport: wide }, colours));

  test(`nothing is wider than 320 px in ${language}`, () =>
    withPage(site.browser, site.base, { viewport: enlarged }, async (page) => {
      for (const path of pages) {
        await page.goto(inLanguage(path, language));
        await noSidewaysScroll(page);
      }
    }));
}

test("no violation on a phone", () => lookAtAll("nb", { viewport: narrow }));

test("no violation with menu, filters and completions open", () =>
  withPage(site.browser, site.base, { viewport: narrow, bypassCSP: true }, async (page) => {
    await page.goto(inLanguage("/search?q=avfall", "sv"));
    await page.click(".language-menu summary");
    assert.deepEqual(await violations(page, "menu"), []);
    await page.keyboard.press("Escape"); // The menu lies over the filters.
    await page.click("#filters-fold > summary");
    await page.fill("#q", "avfal");
    await page.waitForSelector("#completions [role=option]");
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await violations(page, "open"), []);
  }));

test("every control can be seen where the system chooses the colours", () =>
  withPage(site.browser, site.base, { forcedColors: "active", reducedMotion: "reduce" }, async (page) => {
    await page.goto(inLanguage("/search?q=avfall", "nb"));
    await page.locator(".hit .save").first().click();
    const border = await page.locator('.hit .save[aria-pressed="true"]').evaluate((button) => getComputedStyle(button).borderTopWidth);
    assert.equal(border, "2px");
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".hits")).transitionDuration), "0s");
  }));
