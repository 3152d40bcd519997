// axe-core in a page. Its context has to be opened with bypassCSP: axe comes from outside, which the pages' own policy rightly forbids.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** In dark the colours differ, and nothing else. */
export const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What breaks the rules, as lines. What passes them is neither described nor sent here: that takes longer than all else. */
export async function violations(page, rules = everything) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    const { violations } = await globalThis.axe.run({ runOnly, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  }, rules);
}

export async function noViolations(page, rules = everything) {
  assert.deepEqual(await violations(page, rules), [], page.url());
}
