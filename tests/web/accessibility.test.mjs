// axe-core on every kind of page, in light and dark, in each interface language; and nothing wider than a small phone.
import test, { describe } from "node:test";
import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { colours, noViolations, violations } from "./axe.mjs";
import { narrow, noSidewaysScroll, wide, withPage } from "./browser.mjs";
import { useSite } from "./site.mjs";

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

/** Opens every page in a tab of its own, one after the other, and lets `look` say what is wrong with it. */
async function lookAtAll(language, options, look) {
  // bypassCSP: axe is put into the page from outside, which the page's own policy rightly forbids.
  await withPage(site.browser, site.base, { ...options, bypassCSP: true }, async (page) => {
    const found = [];
    for (const path of pages) {
      await page.goto(inLanguage(path, language));
      await noSidewaysScroll(page);
      for (const fault of await look(page)) found.push(`${path} ${fault}`);
    }
    assert.deepEqual(found, []);
  });
}

async function lightAndDark(page) {
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, colours);
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((fault) => `dark ${fault}`)];
}

// A tab waits for the daemon or for its own processor most of the time.
describe("every page", { concurrency: availableParallelism() + 1 }, () => {
  for (const language of languages)
    test(`no violation in ${language}, light and dark`, () => lookAtAll(language, { colorScheme: "light", reducedMotion: "reduce", viewport: wide }, lightAndDark));
  for (const language of languages)
    test(`nothing is wider than 320 px in ${language}`, () => lookAtAll(language, { viewport: enlarged }, async () => []));
  test("no violation on a phone", () => lookAtAll("nb", { viewport: narrow }, (page) => violations(page)));
});

test("no violation with menu, filters and completions open", () =>
  withPage(site.browser, site.base, { viewport: narrow, bypassCSP: true }, async (page) => {
    await page.goto(inLanguage("/search?q=avfall", "sv"));
    await page.click(".language-menu summary");
    await noViolations(page);
    await page.keyboard.press("Escape"); // The menu lies over the filters.
    await page.click("#filters-fold > summary");
    await page.fill("#q", "avfal");
    await page.waitForSelector("#completions [role=option]");
    await page.keyboard.press("ArrowDown");
    await noViolations(page);
  }));

test("every control can be seen where the system chooses the colours", () =>
  withPage(site.browser, site.base, { forcedColors: "active", reducedMotion: "reduce" }, async (page) => {
    await page.goto(inLanguage("/search?q=avfall", "nb"));
    await page.locator(".hit .save").first().click();
    const border = await page.locator('.hit .save[aria-pressed="true"]').evaluate((button) => getComputedStyle(button).borderTopWidth);
    assert.equal(border, "2px");
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".hits")).transitionDuration), "0s");
  }));
