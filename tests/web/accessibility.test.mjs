// axe-core on every kind of page, in light and dark, wide and narrow, in each interface language.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { launch, narrow, noSidewaysScroll, wide, withPage } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let daemon, browser, offering;
before(async () => {
  daemon = await startDaemon();
  browser = await launch();
  const found = await fetch(`${daemon.base}/api/v1/search?q=avfall&per_page=1`).then((answer) => answer.json());
  offering = `/offering/${found.hits[0].id}`;
});
after(async () => {
  await browser?.close();
  await daemon?.stop();
});

const pages = () => ["/", "/search?q=avfall&level=master", "/search?q=qqqqqq", offering, "/offering/none", "/about"];

for (const language of ["nb", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [wide, narrow]) {
      test(`no violation in ${language}, ${colorScheme}, ${viewport.width} px`, async () => {
        for (const path of pages()) {
          // bypassCSP: axe is put into the page from outside, which the page's own policy rightly forbids.
          await withPage(browser, daemon.base, { colorScheme, viewport, bypassCSP: true }, async (page) => {
            await page.goto(`${daemon.base}${path}${path.includes("?") ? "&" : "?"}hl=${language}`);
            await page.evaluate(axe);
            const { violations } = await page.evaluate((runOnly) => axe.run({ runOnly }), tags);
            assert.deepEqual(violations.map((v) => `${path} ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`), []);
            await noSidewaysScroll(page);
          });
        }
      });
    }
  }
}
