// axe-core in a page. Its context has to be opened with bypassCSP: axe comes from outside, which the pages' own policy rightly forbids.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ofColours = ["color-contrast", "link-in-text-block"];
export const everything = { runOnly: tags };
/** In dark the colours differ, and nothing else. */
export const colours = { runOnly: { type: "rule", values: ofColours } };
/** In another language the words differ, and no colour: those rules take longer than all others. */
export const words = { runOnly: tags, rules: Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }])) };

/** What breaks the rules, as lines. What passes them is neither described nor sent here: that takes longer than all else. */
export async function violations(page, rules = everything) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { violations } = await globalThis.axe.run({ ...rules, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  }, rules);
}

export async function noViolations(page, rules = everything) {
  assert.deepEqual(await violations(page, rules), [], page.url());
}
